import { createHash, randomBytes } from 'node:crypto';

const FORM = /^(\d{1,9})-[\w-]{20,100}$/;

/** A secret that names its organization, so that it can be looked for there alone: `12-…`. */
export const newToken = (organizationId: number): string =>
  `${organizationId}-${randomBytes(24).toString('base64url')}`;

/** The organization a token names; undefined for what is no token. */
export function organizationOfToken(token: string): number | undefined {
  const found = FORM.exec(token)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** What is kept of a token: it cannot be read out of the database, and is found by a search for this, so that the time it takes tells nothing of it. */
export function hashOf(organizationId: number, token: string): string {
  return `${organizationId}-${createHash('sha256').update(token).digest('hex')}`;
}

import type { StatementLink } from '../../domain/report/statement';

/** What the address of every link of a report holds: the organization, the team, and the weeks written out. */
export interface LinkScope {
  organization: string;
  team: string | null;
  /** Calendar days, both included, per span: `2026-03-30..2026-09-27`. */
  days: Readonly<Record<NonNullable<StatementLink['span']>, string>>;
  dataVersion: number;
}

/** Path and query of a page that shows what a sentence says: `/moves?org=acme&range=…&team=payments&dv=12`. */
export function reportLink(
  { organization, team, days, dataVersion }: LinkScope,
  { page, query = {}, span = 'weeks' }: StatementLink,
): string {
  const parameters = new URLSearchParams({
    org: organization,
    range: days[span],
    ...(team === null ? {} : { team }),
    ...query,
    dv: String(dataVersion),
  });
  // Legal in a query, and easier to read than their escapes.
  const text = parameters.toString().replace(/%2F/g, '/').replace(/%3A/g, ':');
  return `/${page}?${text}`;
}

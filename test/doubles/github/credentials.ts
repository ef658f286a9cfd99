import { createVerify } from 'node:crypto';
import type { Caller } from './caller';
import { json, type WholeAnswer } from './fault';
import { findAccount, isOrganization } from './node-index';
import type { Account, World } from './world';

export interface TokenRule {
  kind?: 'classic' | 'fineGrained';
  /** Whose token; the world's viewer without it. */
  login?: string;
  scopes?: string[];
  repositories?: 'all' | readonly string[];
  samlBlocked?: readonly string[];
  revoked?: boolean;
}

export interface InstallationRule {
  id: number;
  /** The account the app is installed on. */
  login: string;
  repositories?: 'all' | readonly string[];
  suspended?: boolean;
}

export interface AppRule {
  id: number;
  /** May stand for the id in the JWT, as GitHub now advises. */
  clientId?: string;
  /** PEM. */
  publicKey: string;
  installations: InstallationRule[];
  /** Lifetime of installation tokens; 3600. */
  tokenSeconds?: number;
}

/** The token every double knows unless its options name others. */
export const testToken = 'token-of-the-double';

interface Issued {
  installation: InstallationRule;
  /** Epoch seconds. */
  expiresAt: number;
}

const badCredentials = () =>
  json(401, { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' });

/** Tells who asks by the Authorization header, and issues installation tokens. */
export class Credentials {
  private readonly issued = new Map<string, Issued>();

  constructor(
    private readonly world: () => World,
    private readonly tokens: Record<string, TokenRule>,
    private readonly app: AppRule | undefined,
    private readonly now: () => number,
  ) {}

  /** The caller and the name of the budget the call is taken from, or GitHub's refusal. */
  callerOf(authorization: string | undefined): { caller: Caller; token: string } | WholeAnswer {
    const token = tokenOf(authorization);
    if (!token) return badCredentials();
    const rule = this.tokens[token];
    if (rule && !rule.revoked) {
      const account = rule.login === undefined ? this.world().viewer : findAccount(this.world(), rule.login);
      if (!account) throw new Error(`The double's token belongs to ${rule.login}, who is not in the world.`);
      const kind = rule.kind ?? 'classic';
      const scopes = kind === 'classic' ? (rule.scopes ?? ['repo', 'read:org']) : [];
      const caller: Caller = {
        kind,
        account,
        scopes,
        repositories: rule.repositories ?? 'all',
        samlBlocked: rule.samlBlocked ?? [],
      };
      return { caller, token };
    }
    const issued = this.issued.get(token);
    if (!issued || issued.expiresAt <= this.now() || issued.installation.suspended) return badCredentials();
    return { caller: this.installationCaller(issued.installation), token };
  }

  private installationCaller({ login, repositories }: InstallationRule): Caller {
    const world = this.world();
    // What an installation calls itself: the bot of the app.
    const account: Account = { __typename: 'Bot', id: 'BOT_app', login: 'app-of-the-double', databaseId: 900_000 };
    const owned = world.repositories.filter((one) => one.owner.login === login).map((one) => `${login}/${one.name}`);
    const allowed = repositories === undefined || repositories === 'all' ? owned : repositories;
    return { kind: 'installation', account, scopes: [], repositories: allowed, samlBlocked: [] };
  }

  /** undefined when the JWT of the app is right. */
  refusalOfApp(authorization: string | undefined): WholeAnswer | undefined {
    const token = tokenOf(authorization);
    const refuse = (message: string) => json(401, { message, documentation_url: 'https://docs.github.com/rest' });
    const parts = token?.split('.') ?? [];
    if (parts.length !== 3) return refuse('A JSON web token could not be decoded');
    const [head, body, signature] = parts;
    const header = decode(head);
    const claims = decode(body);
    if (!this.app || !header || !claims || header.alg !== 'RS256')
      return refuse('A JSON web token could not be decoded');
    if (![String(this.app.id), this.app.clientId].includes(String(claims.iss)))
      return json(404, { message: 'Integration not found' });
    const verified = createVerify('RSA-SHA256')
      .update(`${head}.${body}`)
      .verify(this.app.publicKey, Buffer.from(signature, 'base64url'));
    if (!verified) return refuse('A JSON web token could not be decoded');
    const now = this.now();
    const { iat, exp } = claims as { iat?: unknown; exp?: unknown };
    if (typeof exp !== 'number' || exp <= now)
      return refuse(
        "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
      );
    if (exp > now + 600) return refuse("'Expiration time' claim ('exp') is too far in the future");
    if (typeof iat !== 'number' || iat > now)
      return refuse("'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
    return undefined;
  }

  installations(): InstallationRule[] {
    return this.app?.installations ?? [];
  }

  /** `expiresAt` in epoch seconds. */
  issue(installation: InstallationRule): { token: string; expiresAt: number } {
    const token = `ghs_double_${installation.id}_${this.issued.size + 1}`;
    const expiresAt = this.now() + (this.app?.tokenSeconds ?? 3600);
    this.issued.set(token, { installation, expiresAt });
    return { token, expiresAt };
  }

  kindOf(login: string): 'Organization' | 'User' {
    const account = findAccount(this.world(), login);
    return account && isOrganization(account) ? 'Organization' : 'User';
  }
}

function tokenOf(authorization: string | undefined): string | undefined {
  return /^(?:bearer|token) (\S+)$/i.exec(authorization ?? '')?.[1];
}

function decode(part: string): Record<string, unknown> | null {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return null;
  }
}

export function isRefusal(value: object): value is WholeAnswer {
  return 'status' in value;
}

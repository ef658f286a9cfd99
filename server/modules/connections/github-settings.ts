import { Failure } from '../../platform/failure';
import type { ConnectionSettings } from '../../store/connections';

/** What a connection to GitHub is asked for; left out = null or undefined. */
export interface GithubInput {
  baseUrl?: string | null;
  target: 'organization' | 'user' | 'repositories';
  login?: string | null;
  repositories?: readonly string[] | null;
  auth: 'token' | 'app' | 'none';
  token?: string | null;
  appId?: string | null;
  privateKey?: string | null;
  installationId?: string | null;
  everyMinutes?: number | null;
}

export interface GithubSettings {
  /** As it stands on the page: github.com/acme */
  name: string;
  settings: ConnectionSettings;
  /** The token or the private key; null for webhooks only. */
  secret: string | null;
  everyMinutes: number;
}

const EVERY_MINUTES = 15;
const mostMinutes = 7 * 24 * 60;
const mostRepositories = 1000;
const mostPatterns = 50;
const longestPattern = 100;
/** Each more makes a comparison many times longer. */
const mostStars = 4;
/** Names shown in full; more are counted. */
const shown = 3;

/**
 * Checks what was given, without asking GitHub.
 *
 * @throws Failure bad_input with what does not fit and how it is written
 */
export function githubSettings(input: GithubInput): GithubSettings {
  const { baseUrl, host } = githubBase(input.baseUrl);
  const webhooksOnly = input.auth === 'none';
  const repositories = input.target === 'repositories' ? repositoriesOf(input.repositories ?? []) : [];
  const login = input.target === 'repositories' ? null : loginOf(input.login, input.target, webhooksOnly);
  if (input.target === 'repositories' && repositories.length === 0 && !webhooksOnly)
    throw new Failure('bad_input', 'No repository is named: give at least one as owner/name.');
  const settings = {
    baseUrl,
    target: input.target,
    login,
    repositories,
    auth: input.auth,
    appId: input.auth === 'app' ? idOf(input.appId, 'The id of the app') : null,
    installationId:
      input.auth === 'app' && input.installationId ? idOf(input.installationId, 'The installation') : null,
  };
  return {
    name: [host, login ?? listed(repositories)].filter((part) => part !== '').join('/'),
    settings,
    secret: secretOf(input),
    everyMinutes: minutesOf(input.everyMinutes ?? EVERY_MINUTES),
  };
}

/** @throws Failure bad_input outside 1 minute to 7 days */
export function minutesOf(minutes: number): number {
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= mostMinutes) return minutes;
  throw new Failure(
    'bad_input',
    `A sync every ${minutes} minutes is not possible: give whole minutes from 1 to ${mostMinutes}.`,
  );
}

/**
 * Patterns of names, trimmed and without repetitions.
 *
 * @throws Failure bad_input for too many, or for one that is too long
 */
export function patternsOf(texts: readonly string[], what: 'label' | 'workflow'): string[] {
  const patterns = [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
  if (patterns.length > mostPatterns)
    throw new Failure(
      'bad_input',
      `${patterns.length} patterns of a ${what} are too many: give at most ${mostPatterns}.`,
    );
  const long = patterns.find((pattern) => pattern.length > longestPattern || pattern.split('*').length > mostStars + 1);
  if (long === undefined) return patterns;
  throw new Failure(
    'bad_input',
    `"${long.slice(0, 60)}" is no pattern of a ${what}: it has at most ${longestPattern} characters and ${mostStars} of them are *.`,
  );
}

/** @throws Failure bad_input, without repeating it */
export function tokenOf(text: string | null | undefined): string {
  const token = (text ?? '').trim();
  if (token === '')
    throw new Failure('bad_input', 'The token is missing: make one in GitHub under Settings, Developer settings.');
  if (/[^\x21-\x7e]/.test(token) || token.length > 1000)
    throw new Failure(
      'bad_input',
      'This is no token of GitHub: it holds blanks or characters that none has. Copy it again.',
    );
  return token;
}

/**
 * The REST base and the host of an installation of GitHub, from the address of its pages or of its API.
 *
 * @throws Failure bad_input
 */
function githubBase(given: string | null | undefined): { baseUrl: string; host: string } {
  const text = given?.trim() || 'https://github.com';
  let url: URL;
  try {
    url = new URL(text.includes('://') ? text : `https://${text}`);
  } catch {
    throw new Failure(
      'bad_input',
      `"${text.replace(/[^/]*@/, '')}" is no address of a GitHub server: write it as https://github.example.com.`,
    );
  }
  if (!['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.search !== '')
    throw new Failure(
      'bad_input',
      `"${url.origin}" is no address of a GitHub server: write it as https://github.example.com.`,
    );
  if (['github.com', 'www.github.com', 'api.github.com'].includes(url.hostname))
    return { baseUrl: 'https://api.github.com', host: 'github.com' };
  // Enterprise Cloud with data residency: https://api.SUBDOMAIN.ghe.com
  const cloud = /^(?:api\.)?([\w-]+\.ghe\.com)$/.exec(url.hostname);
  if (cloud) return { baseUrl: `https://api.${cloud[1]}`, host: cloud[1] };
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api(\/v3|\/graphql)?$/, '');
  return { baseUrl: `${url.origin}${path}/api/v3`, host: url.host };
}

function loginOf(text: string | null | undefined, target: string, optional: boolean): string | null {
  const login = text?.trim().replace(/^@/, '') ?? '';
  if (login === '' && optional) return null;
  if (login === '') throw new Failure('bad_input', `The login of the ${target} is missing, as in github.com/LOGIN.`);
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(login)) return login;
  throw new Failure('bad_input', `"${login}" is no login of GitHub: only letters, digits, - and _ are in one.`);
}

function repositoriesOf(texts: readonly string[]): string[] {
  const names = texts.map((text) => text.trim()).filter((text) => text !== '');
  for (const name of names) {
    if (!/^[\w-]+\/[\w.-]+$/.test(name))
      throw new Failure('bad_input', `"${name}" is no repository: write it as owner/name.`);
  }
  if (names.length > mostRepositories)
    throw new Failure(
      'bad_input',
      `${names.length} repositories are too many for one connection; at most ${mostRepositories}, or connect their owner.`,
    );
  return [...new Set(names)].sort();
}

function listed(repositories: readonly string[]): string {
  if (repositories.length <= shown) return repositories.join(', ');
  return `${repositories.slice(0, shown - 1).join(', ')} and ${repositories.length - shown + 1} more`;
}

/** Numbers, or the newer client ids such as Iv23liAbc. */
function idOf(text: string | null | undefined, what: string): string {
  const id = text?.trim() ?? '';
  if (/^[\w.]{1,40}$/.test(id)) return id;
  throw new Failure(
    'bad_input',
    `${what} is ${id === '' ? 'missing' : `"${id}"`}: it is a number, shown on its page in GitHub.`,
  );
}

function secretOf({ auth, token, privateKey }: GithubInput): string | null {
  if (auth === 'none') return null;
  if (auth === 'token') return tokenOf(token);
  const key = (privateKey ?? '').trim();
  if (/^-----BEGIN (RSA )?PRIVATE KEY-----[\s\S]+-----END (RSA )?PRIVATE KEY-----$/.test(key)) return `${key}\n`;
  throw new Failure(
    'bad_input',
    'The private key of the app is not one in PEM form (-----BEGIN RSA PRIVATE KEY-----): paste the whole file.',
  );
}

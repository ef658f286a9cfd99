import type { ConnectGithubInput, ConnectionTarget } from '../gql/documents';

export type ConnectMethod = 'fine_grained' | 'classic' | 'app' | 'hooks';

/** What a person has entered on the way to a connection. It is kept in memory only: an address or a store would outlive the secret. */
export interface ConnectForm {
  place: 'github' | 'enterprise';
  /** Of the Enterprise server, as entered. */
  address: string;
  target: ConnectionTarget;
  login: string;
  /** As entered: one or more `owner/name`, or their addresses. */
  repositories: string;
  method: ConnectMethod;
  token: string;
  appId: string;
  privateKey: string;
  installationId: string;
  everyMinutes: number;
}

export const emptyForm: ConnectForm = {
  place: 'github',
  address: '',
  target: 'organization',
  login: '',
  repositories: '',
  method: 'fine_grained',
  token: '',
  appId: '',
  privateKey: '',
  installationId: '',
  everyMinutes: 15,
};

/** The steps in their order; the last one stands only after connecting. */
export const connectSteps = ['where', 'what', 'access', 'check', 'done'] as const;
export type ConnectStep = (typeof connectSteps)[number];

/** What is wrong with which field, in a sentence that says what to do; {} = nothing. */
export type ConnectFaults = Partial<Record<keyof ConnectForm, string>>;

const name = /^[\w.-]+$/;

function urlOf(entered: string): URL | null {
  const text = entered.trim();
  if (text === '') return null;
  const whole = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

/**
 * Where the REST interface of a GitHub is: `https://api.github.com`, `https://host/api/v3` on Enterprise Server, `https://api.name.ghe.com` where
 * GitHub hosts it apart. Source: GitHub's documentation of Enterprise Server and of data residency.
 *
 * @returns null when the address is none
 */
export function apiAddressOf({ place, address }: Pick<ConnectForm, 'place' | 'address'>): string | null {
  if (place === 'github') return 'https://api.github.com';
  const url = urlOf(address);
  if (!url) return null;
  const host = url.hostname.replace(/^(www|api)\./, '');
  if (host === 'github.com') return 'https://api.github.com';
  if (host.endsWith('.ghe.com')) return `https://api.${host}`;
  return `${url.origin}/api/v3`;
}

/** Where people open this GitHub: `https://github.com`, or the Enterprise server. */
export function siteAddressOf({ place, address }: Pick<ConnectForm, 'place' | 'address'>): string {
  const url = place === 'enterprise' ? urlOf(address) : null;
  if (!url) return 'https://github.com';
  const host = url.hostname.replace(/^(www|api)\./, '');
  return host === 'github.com' || host.endsWith('.ghe.com') ? `https://${host}` : url.origin;
}

/** The account in what was entered: a login, `@login`, or the address of its page; null when there is none. */
export function loginOf(entered: string): string | null {
  const text = entered.trim().replace(/^@/, '');
  const last =
    /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).pathname.replace(/^\/orgs\//, '/') : text;
  const login = last.split('/').filter(Boolean)[0] ?? '';
  return /^https?:\/\//i.test(text) || !text.includes('/') ? (name.test(login) ? login : null) : null;
}

/** The repositories in what was entered, and what is none of them. */
export function repositoriesOf(entered: string): { repositories: string[]; strange: string[] } {
  const repositories = new Set<string>();
  const strange: string[] = [];
  for (const piece of entered.split(/[\s,;]+/).filter(Boolean)) {
    const path = /^https?:\/\//i.test(piece) && URL.canParse(piece) ? new URL(piece).pathname : piece;
    const [owner, repo, ...rest] = path.replace(/^\/|\.git$|\/$/g, '').split('/');
    const whole = owner && repo && (rest.length === 0 || path !== piece) && name.test(owner) && name.test(repo);
    if (whole) repositories.add(`${owner}/${repo}`);
    else strange.push(piece);
  }
  return { repositories: [...repositories], strange };
}

/**
 * A private key as GitHub gave it. A field for secrets keeps no line ends, so they are set anew; null when it is no PEM key.
 */
export function privateKeyOf(entered: string): string | null {
  const parts = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----([\sA-Za-z0-9+/=]+)-----END \1-----/.exec(entered);
  const body = parts?.[2].replace(/\s/g, '');
  if (!parts || !body) return null;
  const lines = body.match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${parts[1]}-----`, ...lines, `-----END ${parts[1]}-----`, ''].join('\n');
}

/** What is still wrong with a step. */
export function faultsOf(form: ConnectForm, step: ConnectStep): ConnectFaults {
  if (step === 'where' && apiAddressOf(form) === null)
    return { address: 'Enter the address of your GitHub, such as https://github.example.com.' };
  if (step === 'what') return targetFaults(form);
  if (step === 'access') return accessFaults(form);
  return {};
}

function targetFaults({ target, login, repositories }: ConnectForm): ConnectFaults {
  if (target === 'repositories') {
    const read = repositoriesOf(repositories);
    if (read.strange.length) return { repositories: `“${read.strange[0]}” is no repository: write owner/name.` };
    return read.repositories.length ? {} : { repositories: 'Name at least one repository as owner/name.' };
  }
  if (loginOf(login)) return {};
  return {
    login: `Enter the name of the ${target === 'user' ? 'user' : 'organization'} as it stands in its address, such as acme.`,
  };
}

function accessFaults({ method, token, appId, privateKey, installationId }: ConnectForm): ConnectFaults {
  if (method === 'hooks') return {};
  if (method !== 'app') {
    if (token.trim() === '') return { token: 'Paste the token.' };
    return /\s/.test(token.trim()) ? { token: 'A token has no blanks: paste it alone.' } : {};
  }
  return {
    ...(/^\d+$/.test(appId.trim()) ? {} : { appId: 'The App ID is a number; it stands on the page of the app.' }),
    ...(privateKeyOf(privateKey) ? {} : { privateKey: 'Paste the whole .pem file, with its BEGIN and END lines.' }),
    ...(/^\d*$/.test(installationId.trim())
      ? {}
      : { installationId: 'The installation ID is a number; leave it empty to have it found.' }),
  };
}

/** What the server is asked to check or to connect. */
export function connectInput(form: ConnectForm): ConnectGithubInput {
  const { target, method, everyMinutes } = form;
  const app = method === 'app';
  const installation = form.installationId.trim();
  return {
    baseUrl: apiAddressOf(form),
    target,
    login: target === 'repositories' ? null : loginOf(form.login),
    repositories: target === 'repositories' ? repositoriesOf(form.repositories).repositories : null,
    auth: method === 'hooks' ? 'none' : app ? 'app' : 'token',
    ...(method === 'fine_grained' || method === 'classic' ? { token: form.token.trim() } : {}),
    ...(app ? { appId: form.appId.trim(), privateKey: privateKeyOf(form.privateKey) } : {}),
    ...(app && installation ? { installationId: installation } : {}),
    everyMinutes,
  };
}

/** The furthest step one may open: the first that is not yet right. */
export function reachable(form: ConnectForm, wanted: ConnectStep, checked: boolean, connected: boolean): ConnectStep {
  if (wanted === 'done') return connected ? 'done' : 'where';
  for (const step of connectSteps) {
    if (step === wanted) return step === 'check' && !checked ? 'access' : step;
    if (Object.keys(faultsOf(form, step)).length) return step;
  }
  return 'where';
}

import { instantOf } from '../../ledger/instant';
import { GithubFault } from './github-fault';

/** One entry of `errors` in an answer of GitHub's GraphQL. */
export interface GraphqlError {
  type?: string | null;
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string };
}

/** An answer as far as faults show in it; header names in lower case. */
export interface FaultyAnswer {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  message: string;
}

const header = (answer: FaultyAnswer, name: string): number => Number.parseFloat(answer.headers[name] ?? '');

/** Source: GitHub Docs, "Best practices for using the REST API" and "Rate limits and query limits for the GraphQL API". */
export function faultOfStatus(answer: FaultyAnswer): GithubFault {
  const { status, message } = answer;
  const said = message === '' ? '' : ` (${message.slice(0, 200).replace(/\.$/, '')})`;
  if (status === 401) {
    return new GithubFault(
      'unauthorized',
      `GitHub does not accept the credentials${said}.`,
      'The token has expired, was revoked or was mistyped: make a new one and enter it at this connection.',
    );
  }
  if (status === 403 || status === 429) return limitOf(answer) ?? forbidden(answer, said);
  if (status === 404 || status === 451) {
    return new GithubFault(
      'not_found',
      `GitHub answers ${status}: it is not there, or these credentials may not see it${said}.`,
      'Check the address and the name, and that the token or App has been given access.',
    );
  }
  if (status === 400 || status === 422) {
    return new GithubFault(
      'unknown_schema',
      `GitHub does not understand the request${said}.`,
      'Check the base URL: it must be https://api.github.com or https://HOST/api/v3 of an Enterprise Server.',
    );
  }
  return upstream(`GitHub answers ${status}${said}`);
}

/** A limit that was reached, or undefined when the answer refuses for another reason. */
function limitOf(answer: FaultyAnswer): GithubFault | undefined {
  const after = header(answer, 'retry-after');
  const secondary = /secondary rate|abuse detection/i.test(answer.message);
  if (!Number.isNaN(after)) return limited('second', { seconds: after });
  // A limit of 0 is none.
  const unlimited = answer.headers['x-ratelimit-limit'] === '0';
  if (answer.headers['x-ratelimit-remaining'] === '0' && !unlimited && !secondary) {
    const until = header(answer, 'x-ratelimit-reset');
    return limited('hourly', Number.isNaN(until) ? {} : { until });
  }
  if (secondary || answer.status === 429) return limited('second', {});
  return undefined;
}

function limited(which: 'hourly' | 'second', wait: { until?: number; seconds?: number }): GithubFault {
  const name = which === 'hourly' ? 'hourly limit' : 'limit against too many requests at once';
  return new GithubFault(
    'rate_limited',
    `GitHub's ${name} is used up.`,
    'Nothing: the sync waits as long as GitHub asks, and goes on.',
    wait,
  );
}

function forbidden(answer: FaultyAnswer, said: string): GithubFault {
  const sso = answer.headers['x-github-sso'] ?? '';
  if (sso !== '' || /SAML|single sign-on/i.test(answer.message)) {
    const link = /url=(\S+)/.exec(sso)?.[1];
    return new GithubFault(
      'forbidden',
      'The organization asks for single sign-on, and the token is not authorized for it.',
      `Authorize the token for the organization${link ? ` at ${link}` : ' (GitHub: Settings, Developer settings, the token, Configure SSO)'}.`,
    );
  }
  return new GithubFault(
    'forbidden',
    `GitHub refuses access${said}.`,
    'Give the token or App read access to pull requests, contents, deployments and metadata of this repository.',
  );
}

export function upstream(what: string): GithubFault {
  return new GithubFault(
    'upstream',
    `${what}.`,
    'Nothing: the next run tries again. If it stays, see https://www.githubstatus.com or ask who runs the Enterprise Server.',
  );
}

/** GraphQL errors that came without the data they concern; undefined = none of a kind that is known. */
export function faultOfErrors(errors: readonly GraphqlError[]): GithubFault | undefined {
  for (const error of errors) {
    const fault = faultOfError(error);
    if (fault) return fault;
  }
  return undefined;
}

function faultOfError({ type, message, extensions }: GraphqlError): GithubFault | undefined {
  const code = type ?? extensions?.code ?? '';
  if (/secondary rate|abuse detection/i.test(message)) return limited('second', {});
  if (code === 'RATE_LIMITED' || code === 'RATE_LIMIT') return limited('hourly', {});
  if (/SAML|single sign-on/i.test(message)) return forbidden({ status: 403, headers: {}, message }, '');
  if (code === 'FORBIDDEN' || code === 'INSUFFICIENT_SCOPES') {
    return forbidden({ status: 403, headers: {}, message }, ` (${message.slice(0, 300).replace(/\.$/, '')})`);
  }
  if (code === 'NOT_FOUND') return faultOfStatus({ status: 404, headers: {}, message });
  if (code === 'INVALID_CURSOR_ARGUMENTS' || /valid cursor|cursor.*(invalid|stale)/i.test(message)) {
    return new GithubFault(
      'stale_cursor',
      'GitHub no longer knows the place in the list where the sync stood.',
      'Nothing: the list is read again from its beginning.',
    );
  }
  if (/^undefined(Field|Type)|^argument(Not|Literals)|not(Accepted|Defined)/i.test(code) || isValidation(message)) {
    return new GithubFault(
      'unknown_schema',
      `This GitHub does not know what it is asked for (${message.slice(0, 200).replace(/\.$/, '')}).`,
      'Enterprise Server 3.14 or newer is needed; bring it up to date.',
    );
  }
  if (/^Something went wrong while executing your query|timedout|timeout/i.test(message) || isServerFault(code)) {
    return upstream(`GitHub could not work out the answer (${message.slice(0, 120).replace(/\.$/, '')})`);
  }
  return undefined;
}

const isValidation = (message: string): boolean =>
  /^(Field '|No such type|Cannot query field|Unknown (type|argument|field))|doesn't (exist on type|accept argument)/.test(
    message,
  );

const isServerFault = (code: string): boolean =>
  [
    'RESOURCE_LIMITS_EXCEEDED',
    'INTERNAL',
    'INTERNAL_SERVER_ERROR',
    'SERVICE_UNAVAILABLE',
    'MAX_NODE_LIMIT_EXCEEDED',
    'LOADING',
  ].includes(code);

/** Seconds since 1970 of a `Date` header (RFC 9110); NaN when it is none. */
export function secondsOfDate(text: string | undefined): number {
  return text === undefined ? NaN : Date.parse(text) / 1000;
}

/** Seconds since 1970 of one of GitHub's times; NaN for null. */
export function secondsOf(text: string | null | undefined): number {
  return typeof text === 'string' ? instantOf(text) : NaN;
}

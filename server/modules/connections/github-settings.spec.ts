import { githubSettings, patternsOf, type GithubInput } from './github-settings';

const input = (given: Partial<GithubInput>): GithubInput => ({
  target: 'organization',
  login: 'acme',
  auth: 'token',
  token: 'ghp_a',
  ...given,
});

it('reads an organization of github.com every quarter of an hour unless one says otherwise', () => {
  expect(githubSettings(input({}))).toEqual({
    name: 'github.com/acme',
    settings: {
      baseUrl: 'https://api.github.com',
      target: 'organization',
      login: 'acme',
      repositories: [],
      auth: 'token',
      appId: null,
      installationId: null,
    },
    secret: 'ghp_a',
    everyMinutes: 15,
  });
});

// REST bases. Source: GitHub Docs, "Getting started with the REST API", Enterprise Server and Enterprise Cloud with data residency.
it.each([
  ['https://github.com', 'https://api.github.com', 'github.com/acme'],
  ['github.com', 'https://api.github.com', 'github.com/acme'],
  ['https://api.github.com/', 'https://api.github.com', 'github.com/acme'],
  ['https://octo.ghe.com', 'https://api.octo.ghe.com', 'octo.ghe.com/acme'],
  ['https://api.octo.ghe.com', 'https://api.octo.ghe.com', 'octo.ghe.com/acme'],
  ['https://github.example.com', 'https://github.example.com/api/v3', 'github.example.com/acme'],
  ['https://github.example.com/api/v3/', 'https://github.example.com/api/v3', 'github.example.com/acme'],
  ['https://github.example.com/api/graphql', 'https://github.example.com/api/v3', 'github.example.com/acme'],
  ['http://10.0.0.7:8443', 'http://10.0.0.7:8443/api/v3', '10.0.0.7:8443/acme'],
])('the address %s is asked at %s', (given, baseUrl, name) => {
  expect(githubSettings(input({ baseUrl: given }))).toMatchObject({ name, settings: { baseUrl } });
});

it('names chosen repositories, many of them by their number, in one order', () => {
  const named = (repositories: string[]) => githubSettings(input({ target: 'repositories', repositories }));
  expect(named([' acme/shop', 'acme/app', 'acme/shop'])).toMatchObject({
    name: 'github.com/acme/app, acme/shop',
    settings: { login: null, repositories: ['acme/app', 'acme/shop'] },
  });
  expect(named(['a/1', 'a/2', 'a/3', 'a/4']).name).toBe('github.com/a/1, a/2 and 2 more');
});

it('takes webhooks without a secret of GitHub', () => {
  expect(githubSettings(input({ auth: 'none', token: null, login: null }))).toMatchObject({
    name: 'github.com',
    secret: null,
  });
});

it('keeps the key of an app with its ids', () => {
  const privateKey = '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----';
  expect(githubSettings(input({ auth: 'app', token: null, appId: '12', privateKey, installationId: '7' }))).toMatchObject({ secret: `${privateKey}\n`, settings: { auth: 'app', appId: '12', installationId: '7' } }); // prettier-ignore
});

it.each<[string, Partial<GithubInput>, string]>([
  ['no login', { login: ' ' }, 'The login of the organization is missing'],
  ['a login with a slash', { login: 'acme/shop' }, '"acme/shop" is no login'],
  ['no repository', { target: 'repositories', repositories: [''] }, 'No repository is named'],
  ['a repository without owner', { target: 'repositories', repositories: ['shop'] }, '"shop" is no repository'],
  ['no token', { token: ' ' }, 'The token is missing'],
  ['no time', { everyMinutes: 0 }, 'every 0 minutes'],
  ['too long a time', { everyMinutes: 10081 }, 'from 1 to 10080'],
  ['no app', { auth: 'app' }, 'The id of the app is missing'],
  ['no key', { auth: 'app', appId: '1', privateKey: 'abc' }, 'PEM'],
  ['another address', { baseUrl: 'ftp://x' }, 'is no address of a GitHub server'],
  ['nonsense', { baseUrl: 'https://' }, '"https://" is no address'],
])('refuses %s', (_, given, message) => {
  expect(() => githubSettings(input(given))).toThrow(message);
});

it.each([
  ['a token with a blank', { token: 'ghp_secret value' }],
  ['a key that is none', { auth: 'app' as const, appId: '1', privateKey: 'ghp_secret' }],
  ['an address with a password', { baseUrl: 'https://ada:ghp_secret@github.example.com' }],
])('repeats no secret of %s', (_, given) => {
  expect(() => githubSettings(input(given))).toThrow(expect.not.objectContaining({ message: expect.stringContaining('ghp_secret') as string })); // prettier-ignore
});

it('patterns are trimmed and kept once; too many, too long ones and those of too many stars are refused', () => {
  expect(patternsOf([' *deploy* ', '', '*deploy*', 'Ship'], 'workflow')).toEqual(['*deploy*', 'Ship']);
  expect(patternsOf([], 'label')).toEqual([]);
  const many = Array.from({ length: 51 }, (_, at) => `w${at}`);
  expect(() => patternsOf(many, 'workflow')).toThrow('51 patterns of a workflow are too many: give at most 50');
  expect(() => patternsOf(['x'.repeat(101)], 'label')).toThrow('is no pattern of a label');
  expect(() => patternsOf(['*a*b*c*d*'], 'label')).toThrow('4 of them are *');
});

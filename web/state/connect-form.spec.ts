import {
  apiAddressOf,
  connectInput,
  emptyForm,
  faultsOf,
  loginOf,
  privateKeyOf,
  reachable,
  repositoriesOf,
  siteAddressOf,
  type ConnectForm,
} from './connect-form';

const enterprise = (address: string) => ({ place: 'enterprise' as const, address });

// Source: docs.github.com, "Getting started with the REST API" for Enterprise Server, and "About GitHub Enterprise Cloud with data residency".
test.each([
  ['https://github.example.com', 'https://github.example.com/api/v3'],
  ['github.example.com/', 'https://github.example.com/api/v3'],
  ['https://github.example.com/api/v3', 'https://github.example.com/api/v3'],
  ['https://github.example.com/acme/web', 'https://github.example.com/api/v3'],
  ['http://127.0.0.1:8123', 'http://127.0.0.1:8123/api/v3'],
  ['https://octo.ghe.com', 'https://api.octo.ghe.com'],
  ['https://api.octo.ghe.com', 'https://api.octo.ghe.com'],
  ['https://www.github.com/acme', 'https://api.github.com'],
])('the interface of %s is at %s', (address, api) => {
  expect(apiAddressOf(enterprise(address))).toBe(api);
});

test('what is no address is none', () => {
  for (const address of ['', '   ', 'ftp://github.example.com', 'https://']) {
    expect(apiAddressOf(enterprise(address))).toBeNull();
    expect(faultsOf({ ...emptyForm, ...enterprise(address) }, 'where').address).toContain('https://');
  }
  expect(faultsOf(emptyForm, 'where')).toEqual({});
});

test('where people open it', () => {
  expect(siteAddressOf(emptyForm)).toBe('https://github.com');
  expect(siteAddressOf(enterprise('github.example.com/api/v3'))).toBe('https://github.example.com');
  expect(siteAddressOf(enterprise('https://api.octo.ghe.com'))).toBe('https://octo.ghe.com');
});

test.each([
  ['acme', 'acme'],
  [' @acme ', 'acme'],
  ['https://github.com/acme', 'acme'],
  ['https://github.com/orgs/acme/repositories', 'acme'],
  ['https://github.com/acme/web', 'acme'],
])('the account of "%s" is %s', (entered, login) => {
  expect(loginOf(entered)).toBe(login);
});

test.each(['', 'acme corp', 'acme/web', 'https://github.com/'])('"%s" names no account', (entered) => {
  expect(loginOf(entered)).toBeNull();
  expect(faultsOf({ ...emptyForm, login: entered }, 'what').login).toContain('organization');
});

test('repositories are read from names and addresses, each once', () => {
  const entered = 'acme/web, acme/api\nhttps://github.com/acme/web.git https://github.com/acme/docs/pulls acme/web';
  expect(repositoriesOf(entered)).toEqual({ repositories: ['acme/web', 'acme/api', 'acme/docs'], strange: [] });
});

test('what is no repository is named', () => {
  expect(repositoriesOf('acme/web acme a/b/c').strange).toEqual(['acme', 'a/b/c']);
  const form: ConnectForm = { ...emptyForm, target: 'repositories', repositories: 'acme/web acme' };
  expect(faultsOf(form, 'what').repositories).toContain('“acme”');
  expect(faultsOf({ ...form, repositories: ' ' }, 'what').repositories).toContain('at least one');
});

const body = `${'A'.repeat(64)}\n${'B'.repeat(10)}==`;
const pem = `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----\n`;

test('a private key survives a field that keeps no line ends', () => {
  expect(privateKeyOf(pem)).toBe(pem);
  expect(privateKeyOf(pem.replace(/\n/g, ''))).toBe(pem);
  expect(privateKeyOf(`  ${pem.replace(/\n/g, '\r\n')}`)).toBe(pem);
  expect(privateKeyOf('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toBeNull();
  expect(privateKeyOf('AAAA')).toBeNull();
});

test('the server is asked only what the way of access needs', () => {
  const form: ConnectForm = { ...emptyForm, login: '@acme', token: ' t0ken ', appId: '12', privateKey: pem };
  expect(connectInput(form)).toEqual({
    baseUrl: 'https://api.github.com',
    target: 'organization',
    login: 'acme',
    repositories: null,
    auth: 'token',
    token: 't0ken',
    everyMinutes: 15,
  });
  const app = connectInput({ ...form, method: 'app', installationId: '' });
  expect(app).toMatchObject({ auth: 'app', appId: '12', privateKey: pem });
  expect(app).not.toHaveProperty('token');
  expect(app).not.toHaveProperty('installationId');
  const hooks = connectInput({ ...form, method: 'hooks', target: 'repositories', repositories: 'acme/web' });
  expect(hooks).toMatchObject({ auth: 'none', login: null, repositories: ['acme/web'] });
  expect(hooks).not.toHaveProperty('token');
  expect(hooks).not.toHaveProperty('privateKey');
});

test('access is wrong until it is whole', () => {
  expect(Object.keys(faultsOf(emptyForm, 'access'))).toEqual(['token']);
  expect(faultsOf({ ...emptyForm, token: 'two words' }, 'access').token).toContain('blanks');
  expect(Object.keys(faultsOf({ ...emptyForm, method: 'app' }, 'access'))).toEqual(['appId', 'privateKey']);
  expect(faultsOf({ ...emptyForm, method: 'app', appId: '1', privateKey: pem }, 'access')).toEqual({});
  expect(faultsOf({ ...emptyForm, method: 'hooks' }, 'access')).toEqual({});
});

test('an address opens no step before those in front of it are right', () => {
  const ready: ConnectForm = { ...emptyForm, login: 'acme', token: 't' };
  expect(reachable(emptyForm, 'access', false, false)).toBe('what');
  expect(reachable(ready, 'access', false, false)).toBe('access');
  expect(reachable(ready, 'check', false, false)).toBe('access');
  expect(reachable(ready, 'check', true, false)).toBe('check');
  expect(reachable(ready, 'done', true, false)).toBe('where');
  expect(reachable(ready, 'done', true, true)).toBe('done');
});

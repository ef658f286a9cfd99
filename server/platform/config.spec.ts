import { configOf } from './config';
import { Failure } from './failure';

function faultsOf(env: NodeJS.ProcessEnv, given = {}): string {
  try {
    configOf(env, given);
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).exitCode).toBe(2);
    return (error as Failure).message;
  }
  throw new Error('The settings were accepted.');
}

test('without any setting: this machine only, port 4600, the embedded database in the user data folder', () => {
  expect(configOf({ XDG_DATA_HOME: '/data' })).toMatchObject({
    host: '127.0.0.1',
    port: 4600,
    allowRemote: false,
    logLevel: 'warn',
    databaseUrl: null,
  });
});

test('options are stronger than the environment', () => {
  const config = configOf({ DOWNSTREAM_PORT: '4700', DOWNSTREAM_HOST: 'localhost' }, { port: '4800', host: '::1' });
  expect(config).toMatchObject({ port: 4800, host: '::1' });
});

test('every fault is told in one message', () => {
  const message = faultsOf({
    DOWNSTREAM_PORT: '70000',
    DOWNSTREAM_HOST: '0.0.0.0',
    DOWNSTREAM_PROT: '1',
    DOWNSTREAM_LOG_LEVEL: 'loud',
  });
  expect(message).toContain('DOWNSTREAM_PORT=70000 is outside 1..65535');
  expect(message).toContain('DOWNSTREAM_HOST=0.0.0.0 would let other machines read everything');
  expect(message).toContain('DOWNSTREAM_PROT is not a setting');
  expect(message).toContain('DOWNSTREAM_LOG_LEVEL=loud is none of');
});

test('a database URL of another kind is refused without repeating the password in it', () => {
  const message = faultsOf({ DATABASE_URL: 'mysql://root:hidden@db/x' });
  expect(message).toContain('DATABASE_URL does not begin with postgres://');
  expect(message).not.toContain('hidden');
});

test.each(['', 'x', '-1', '0', '4600.5', '65536', '1e3'])('port "%s" is refused', (port) => {
  expect(faultsOf({}, { port })).toContain(`DOWNSTREAM_PORT=${port} is`);
});

test('other addresses than this machine need the operator to say so', () => {
  expect(configOf({ DOWNSTREAM_HOST: '0.0.0.0', DOWNSTREAM_ALLOW_REMOTE: '1' })).toMatchObject({
    host: '0.0.0.0',
    allowRemote: true,
  });
  expect(faultsOf({ DOWNSTREAM_HOST: '0.0.0.0', DOWNSTREAM_ALLOW_REMOTE: '0' })).toContain('DOWNSTREAM_ALLOW_REMOTE=1');
});

test('jobs are worked off here, no private host is asked and the key lies in the data folder unless one says otherwise', () => {
  expect(configOf({})).toMatchObject({ worker: true, allowHosts: [], secretKey: null });
  const key = Buffer.alloc(32, 7);
  expect(
    configOf({
      DOWNSTREAM_WORKER: '0',
      DOWNSTREAM_ALLOW_HOSTS: 'GitHub.example.com,10.0.0.7:8443',
      DOWNSTREAM_SECRET_KEY: key.toString('base64'),
    }),
  ).toMatchObject({ worker: false, allowHosts: ['github.example.com', '10.0.0.7:8443'], secretKey: key });
});

test('a list of hosts is not one of addresses', () => {
  expect(faultsOf({ DOWNSTREAM_ALLOW_HOSTS: 'https://github.example.com' })).toContain('is no list of hosts');
  expect(faultsOf({ DOWNSTREAM_ALLOW_HOSTS: '' })).toContain('is no list of hosts');
});

test('a key of another length is refused without repeating it', () => {
  const short = Buffer.alloc(16, 9).toString('base64');
  const message = faultsOf({ DOWNSTREAM_SECRET_KEY: short });
  expect(message).toContain('DOWNSTREAM_SECRET_KEY is not the base64 of 32 bytes');
  expect(message).not.toContain(short);
});

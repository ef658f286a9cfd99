import { createHmac } from 'node:crypto';
import { headersOf, HookServer, signed, until, type Hook } from '../support/hook-server';
import { opened } from '../support/webhook-payloads';

jest.setTimeout(120_000);

let server: HookServer;

beforeAll(async () => {
  server = await HookServer.open();
});

afterAll(() => server.close());

describe('what is not signed as it should', () => {
  const sent = opened(1);
  const body = JSON.stringify(sent.payload);
  let hook: Hook;
  let right: string;
  beforeAll(async () => {
    hook = await server.connect('guarded');
    right = signed(hook.secret, body);
  });
  afterAll(async () => {
    expect(await server.countsOf(hook)).toEqual({ waiting: 0, taken: 0, ignored: 0, failed: 0 });
  });

  it.each<[string, () => string | undefined]>([
    ['no signature', () => undefined],
    ['an empty one', () => ''],
    ['that of another secret', () => signed('another', body)],
    ['that of another body', () => signed(hook.secret, `${body} `)],
    ['a cut one', () => right.slice(0, -1)],
    ['one digit changed', () => right.slice(0, -1) + (right.endsWith('0') ? '1' : '0')],
    ['one in front of more', () => `${right}0`],
    ['one without its name', () => right.replace('sha256=', '')],
    ['a SHA-1', () => `sha1=${createHmac('sha1', hook.secret).update(body).digest('hex')}`],
  ])('is refused and not stored: %s', async (_name, signature) => {
    const { status, body: answer } = await server.post(hook.path, body, headersOf(sent, signature()));
    expect([status, answer.code]).toEqual([401, 'not_allowed']);
    expect(answer.message).toMatch(/^The (signature|request) .*secret.*\.$/);
  });

  it('is refused when one byte of the body changed on the way', async () => {
    const bytes = Buffer.from(body);
    for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] ^= 1;
      expect((await server.post(hook.path, changed, headersOf(sent, right))).status).toBe(401);
    }
    // 0xff is no UTF-8; the text that it reads as must not pass for the bytes.
    const foreign = Buffer.concat([bytes.subarray(0, 20), Buffer.from([0xff]), bytes.subarray(21)]);
    expect((await server.post(hook.path, foreign, headersOf(sent, signed(hook.secret, foreign)))).status).toBe(401);
  });

  it('is refused without a body', async () => {
    expect((await server.post(hook.path, '', headersOf(sent, signed(hook.secret, '')))).status).toBe(401);
  });

  it('has no address: 404 in one sentence', async () => {
    const token = hook.path.split('/').pop() as string;
    const [number, random] = token.split('-');
    for (const other of [`${number}-${'0'.repeat(random.length)}`, `${Number(number) + 1}-${random}`, random, `99999999999-${random}`, '%00', "1-' or '1'='1"]) {
      const answer = await server.post(`/hooks/github/${encodeURIComponent(other)}`, body, headersOf(sent, right));
      expect([other, answer.status, answer.body.message]).toEqual([other, 404, 'No connection has this webhook address: copy it from the page Sources.']);
    } // prettier-ignore
  });
});

it('a signed body that is no delivery is refused with what is wrong with it', async () => {
  const hook = await server.connect('odd');
  const sent = opened(1);
  const answered = (body: string | Buffer, more: Record<string, string | undefined> = {}) =>
    server.post(hook.path, body, { ...headersOf(sent, signed(hook.secret, body)), ...more });
  const body = JSON.stringify(sent.payload);
  expect(await answered('{"action":')).toMatchObject({ status: 400, body: { message: expect.stringContaining('not JSON') } }); // prettier-ignore
  expect(await answered(body, { 'x-github-delivery': undefined })).toMatchObject({ status: 400, body: { message: expect.stringContaining('x-github-delivery') } }); // prettier-ignore
  expect(await answered(body, { 'x-github-event': 'a b' })).toMatchObject({ status: 400 });
  expect(await answered('data=1', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({ status: 400, body: { message: expect.stringContaining('"payload"') } }); // prettier-ignore
  // 25 MB and a byte are announced; GitHub would not send them either.
  expect(await answered('', { 'content-length': '26214401' })).toMatchObject({ status: 413, body: { code: 'limit_reached' } }); // prettier-ignore
  expect(await server.countsOf(hook)).toEqual({ waiting: 0, taken: 0, ignored: 0, failed: 0 });
});

it('during a rotation both secrets count, afterwards the new one only, within seconds', async () => {
  const hook = await server.connect('rotated');
  expect((await server.send(hook, opened(1))).status).toBe(202);
  const { rotateHookSecret } = await server.graphql<{ rotateHookSecret: string }>(`mutation { rotateHookSecret(org: "rotated", id: "${hook.id}") }`); // prettier-ignore
  await until(() => server.send(hook, opened(2), rotateHookSecret), ({ status }) => status === 202); // prettier-ignore
  expect((await server.send(hook, opened(3))).status).toBe(202);
  await server.graphql(`mutation { dropHookSecret(org: "rotated", id: "${hook.id}") { hookSecrets } }`);
  const started = Date.now();
  await until(() => server.send(hook, opened(4)), ({ status }) => status === 401); // prettier-ignore
  expect(Date.now() - started).toBeLessThan(10_000);
  expect((await server.send(hook, opened(5), rotateHookSecret)).status).toBe(202);
});

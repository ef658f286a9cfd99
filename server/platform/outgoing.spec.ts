import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Failure } from './failure';
import { outgoingFetch, type OutgoingOptions } from './outgoing';

let server: Server;
let answer: RequestListener;
let host: string;

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const fetchWith = (given: Partial<OutgoingOptions> = {}) =>
  outgoingFetch({ allowHosts: [host], timeoutSeconds: 5, mostBytes: 1000, ...given });

const thrown = async (answered: Promise<unknown>): Promise<Error> => {
  try {
    await answered;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was answered.');
};

describe('to a host that the operator named', () => {
  it('sends method, headers and body, and gives status, headers and body', async () => {
    answer = (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        response.writeHead(201, { 'content-type': 'application/json', 'x-ratelimit-limit': '5000' });
        response.end(JSON.stringify({ method: request.method, authorization: request.headers.authorization, body }));
      });
    };
    const init = { method: 'POST', headers: { authorization: 'bearer x' }, body: 'ü' };
    const response = await fetchWith()(`http://${host}/graphql?a=1`, init);
    expect(response.status).toBe(201);
    expect(response.headers.get('x-ratelimit-limit')).toBe('5000');
    expect(response.url).toBe(`http://${host}/graphql?a=1`);
    expect(await response.json()).toEqual({ method: 'POST', authorization: 'bearer x', body: 'ü' });
  });

  it('unpacks what is packed', async () => {
    answer = (request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a'.repeat(900)));
    };
    const response = await fetchWith()(`http://${host}`);
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe('a'.repeat(900));
  });

  it.each([false, true])('refuses an answer above the limit (packed: %s)', async (packed) => {
    const body = Buffer.alloc(1001, 'a');
    answer = (_, response) => {
      if (packed) response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
      else response.end(body);
    };
    const error = await thrown(fetchWith()(`http://${host}`));
    expect(error).toMatchObject({ code: 'limit_reached' });
    expect(error.message).toContain('more than 1,000 bytes');
  });

  it.each([301, 302, 307, 308])('follows no redirect: %d is the answer', async (status) => {
    let asked = 0;
    answer = (_, response) => {
      asked++;
      response.writeHead(status, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    };
    const response = await fetchWith()(`http://${host}`);
    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBe('http://169.254.169.254/latest/meta-data');
    expect(asked).toBe(1);
  });

  it.each([204, 304])('gives an answer without a body: %d', async (status) => {
    answer = (_, response) => response.writeHead(status).end();
    const response = await fetchWith()(`http://${host}`);
    expect([response.status, response.body]).toEqual([status, null]);
  });

  it('fails as fetch does for a status that no answer may have', async () => {
    answer = (_, response) => response.writeHead(999).end('a');
    expect(await thrown(fetchWith()(`http://${host}`))).toBeInstanceOf(TypeError);
  });

  it('gives up after its time, also in the middle of an answer', async () => {
    answer = (_, response) => void response.writeHead(200).write('a');
    const error = await thrown(fetchWith({ timeoutSeconds: 0.2 })(`http://${host}`));
    expect(error).toMatchObject({ name: 'TimeoutError', message: `${host} did not answer within 0.2 seconds.` });
  });

  it('ends when its signal fires, with what that says', async () => {
    const stop = new AbortController();
    answer = () => stop.abort(new Error('enough'));
    expect((await thrown(fetchWith()(`http://${host}`, { signal: stop.signal }))).message).toBe('enough');
    expect((await thrown(fetchWith()(`http://${host}`, { signal: stop.signal }))).message).toBe('enough');
  });

  it('fails as fetch does when the connection breaks', async () => {
    answer = (request) => request.socket.destroy();
    expect(await thrown(fetchWith()(`http://${host}`))).toBeInstanceOf(TypeError);
    answer = (request, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('a', () => request.socket.destroy());
    };
    expect(await thrown(fetchWith()(`http://${host}`))).toBeInstanceOf(TypeError);
  });

  it('may be named without its port', async () => {
    answer = (_, response) => response.end('here');
    expect(await (await fetchWith({ allowHosts: ['127.0.0.1'] })(`http://${host}`)).text()).toBe('here');
  });
});

describe('to any other', () => {
  const refusal = async (url: string) => {
    let asked = false;
    answer = (_, response) => {
      asked = true;
      response.end();
    };
    const error = await thrown(fetchWith({ allowHosts: ['github.example.com'] })(url));
    expect(asked).toBe(false);
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ code: 'not_allowed' });
    return error.message;
  };

  it('asks nothing over http, and nothing that is no web address', async () => {
    expect(await refusal(`http://${host}`)).toBe(
      `http://${host} does not begin with https://; set DOWNSTREAM_ALLOW_HOSTS=${host} if this is meant.`,
    );
    await refusal('file:///etc/passwd');
    await refusal('ftp://github.example.com/');
  });

  it('repeats no password of an address', async () => {
    expect(await refusal('https://ada:hidden@github.example.com/')).not.toContain('hidden');
  });

  // Each of them leads to this machine or to a private network, in every way in which an address can be written.
  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:0:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::a00:1]',
    '[2002:7f00:1::]',
    '[fd00::1]',
    '[fe80::1]',
    '[ff02::1]',
  ])('refuses the address %s', async (address) => {
    expect(await refusal(`https://${address}:8443/`)).toContain('private address');
  });

  it('refuses a name that leads to such an address, when the connection is made', async () => {
    expect(await refusal('https://localhost:8443/')).toMatch(
      /^localhost leads to the private address (127\.0\.0\.1|::1);/,
    );
  });
});

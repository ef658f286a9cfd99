import { gzipSync } from 'node:zlib';
import { metricsOf, text } from '../support/telemetry';
import { TelemetryServer } from '../support/telemetry-server';

jest.setTimeout(120_000);

let telemetry: TelemetryServer;

beforeAll(async () => {
  telemetry = await TelemetryServer.open();
});

afterAll(() => telemetry.close());

describe('what is refused', () => {
  const attributes = [text('user.email', 'ada@example.com')];
  const points = [{ start: '2026-03-10T10:00:00Z', at: '2026-03-10T10:01:00Z', attributes, value: 1 }];
  const body = metricsOf([], { name: 'claude_code.session.count', temporality: 1, points });
  let token: string;

  beforeAll(async () => {
    ({ token } = await telemetry.connect('refused', 'laptops'));
  });

  it.each([
    ['no token', () => telemetry.send('/v1/metrics', body), 401, 'has no token'],
    ['a wrong token', () => telemetry.send('/v1/metrics', body, `${token}x`), 401, 'not valid'],
    ['a token with the number of another organization', () => telemetry.send('/v1/metrics', body, token.replace(/^\d+/, '999')), 401, 'not valid'],
    ['protobuf', () => telemetry.send('/v1/metrics', 'x', token, { 'content-type': 'application/x-protobuf' }), 415, 'OTEL_EXPORTER_OTLP_PROTOCOL=http/json'],
    ['another form', () => telemetry.send('/v1/metrics', 'x', token, { 'content-type': 'text/plain' }), 415, 'send application/json'],
    ['another packing', () => telemetry.send('/v1/metrics', 'x', token, { 'content-encoding': 'br' }), 415, 'send gzip, or none'],
    ['what is no JSON', () => telemetry.send('/v1/logs', '{"resourceLogs": [', token), 400, 'not JSON'],
    ['a list', () => telemetry.send('/v1/logs', '[]', token), 400, 'no JSON object'],
    ['broken gzip', () => telemetry.send('/v1/logs', 'zip', token, { 'content-encoding': 'gzip' }), 400, 'no gzip'],
    ['too much', () => telemetry.send('/v1/logs', Buffer.alloc(8 * 1024 * 1024 + 1, 32), token), 413, 'more than 8 MB'],
    ['too much unpacked', () => telemetry.send('/v1/logs', gzipSync(Buffer.alloc(33 * 1024 * 1024, 32)), token, { 'content-encoding': 'gzip' }), 413, 'more than 32 MB'],
  ] as const)('%s', async (_what, request, status, message) => {
    const answer = await request();
    expect(answer.status).toBe(status);
    expect(answer.body.message).toContain(message);
    expect(await telemetry.usageOf('refused')).toEqual([]);
  }); // prettier-ignore

  it('a token of pipelines, and a token that was removed', async () => {
    const { connectDeploys } = await telemetry.server.graphql<{ connectDeploys: { token: string } }>(
      `mutation { connectDeploys(org: "refused", name: "ci") { token } }`,
    );
    expect((await telemetry.send('/v1/metrics', body, connectDeploys.token)).status).toBe(401);
    expect((await telemetry.send('/ingest/deploys', { service: 'shop', sha: 'a'.repeat(40) }, token)).status).toBe(401);
    const gone = await telemetry.connect('refused', 'gone');
    await telemetry.server.graphql(`mutation { disconnect(org: "refused", id: "${gone.connection.id}") }`);
    expect((await telemetry.send('/v1/metrics', body, gone.token)).status).toBe(401);
  });

  it.each([
    ['', '', 'https://a.example', 'needs a name'],
    ['laptops', '', 'https://a.example', 'already'],
    ['other', 'x'.repeat(201), 'https://a.example', 'at most 200 characters'],
    ['other', '', 'a.example', 'no address'],
    ['other', '', 'https://a.example/\\" evil', 'no address'],
  ])('a token named "%s" for the person "%s" at %s', async (name, person, address, message) => {
    const made = telemetry.server.graphql(
      `mutation { connectOtlp(org: "refused", name: "${name}", person: "${person}", server: "${address}") { token } }`,
    );
    await expect(made).rejects.toThrow(message);
  });
});

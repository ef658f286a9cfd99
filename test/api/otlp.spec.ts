import { gzipSync } from 'node:zlib';
import { eventsOf, metricsOf, text, type Metric } from '../support/telemetry';
import { elsewhere, TelemetryServer } from '../support/telemetry-server';

jest.setTimeout(120_000);

const ada = text('user.email', 'ada@example.com');
const service = text('service.name', 'claude-code');

let telemetry: TelemetryServer;

beforeAll(async () => {
  telemetry = await TelemetryServer.open();
});

afterAll(() => telemetry.close());

/** Nothing is told of what is not named. */
const nothing = {
  sessions: null, prompts: null, runs: null, delegated: null, interactive: null, longest: null, parallel: null, lines: null, cost: null, tokens: null,
}; // prettier-ignore

/** A day of which points are kept: old ones go once they are summed. */
const day = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);

const point = (value: number, attributes: object[] = [], at = `${day}T10:01:00Z`, start = `${day}T10:00:00Z`) => ({
  start, at, attributes: [ada, ...attributes], value,
}); // prettier-ignore
const delta = (name: string, ...points: Metric['points']): Metric => ({ name, temporality: 1, points });

describe('POST /v1/metrics and /v1/logs', () => {
  it('sums what two senders report into days of usage; what comes twice counts once', async () => {
    const many = await telemetry.connect('two senders', 'laptops');
    const one = await telemetry.connect('two senders', 'desk of ben', 'ben');
    expect(many.connection).toMatchObject({ state: 'waiting', hookPath: '/v1' });
    const metrics = metricsOf(
      [service],
      delta('claude_code.session.count', point(1, [text('session.id', 'a')]), point(1, [text('session.id', 'b')])),
      delta(
        'claude_code.active_time.total',
        point(600.5, [text('type', 'cli')]),
        point(299.5, [text('type', 'cli')], `${day}T10:02:00Z`, `${day}T10:01:00Z`),
        point(120, [text('type', 'user')]),
      ),
      delta('claude_code.token.usage', point(1000, [text('type', 'input')]), point(250, [text('type', 'output')])),
      delta('claude_code.cost.usage', point(0.125, [text('model', 'm')])),
      delta('claude_code.commit.count', point(1)),
      delta('jvm.memory.used', point(7), point(8)),
    );
    expect(await telemetry.send('/v1/metrics', metrics, many.token)).toEqual({ status: 200, body: {} });
    expect(await telemetry.send('/v1/metrics', metrics, many.token)).toEqual({ status: 200, body: {} });
    const events = eventsOf(
      [service, ada],
      { name: 'user_prompt', at: `${day}T10:00:30Z`, sequence: 0 },
      { name: 'user_prompt', at: `${day}T10:00:30Z`, sequence: 4 },
      { name: 'tool_result', at: `${day}T10:00:31Z`, sequence: 5 },
    );
    const packed = gzipSync(JSON.stringify(events));
    expect(await telemetry.send('/v1/logs', packed, many.token, { 'content-encoding': 'gzip' })).toEqual({
      status: 200,
      body: {},
    });
    expect(await telemetry.send('/v1/logs', events, many.token)).toEqual({ status: 200, body: {} });
    const turns = { count: '2', sum: 1_800_000, max: 1_200_000, bucketCounts: ['2'], explicitBounds: [] };
    const codex = metricsOf(
      [text('service.name', 'codex_cli_rs')],
      delta('codex.turn.e2e_duration_ms', {
        ...point(0),
        attributes: [text('session_source', 'vscode')],
        histogram: turns,
      }),
      delta('codex.thread.started', { ...point(1), attributes: [text('session_source', 'vscode')] }),
    );
    expect(await telemetry.send('/v1/metrics', codex, one.token)).toEqual({ status: 200, body: {} });
    const rows = await telemetry.summed('two senders');
    expect(rows).toEqual([
      {
        ...nothing, person: 'ada@example.com', day, tool: 'claude-code', surface: 'cli',
        sessions: 2, prompts: 2, delegated: 15, interactive: 2, cost: 0.125, tokens: 1250,
      },
      { ...nothing, person: 'ben', day, tool: 'codex', surface: 'ide', sessions: 1, delegated: 30, longest: 20 },
    ]); // prettier-ignore
    const { otlpSenders, sources } = await telemetry.server.graphql<{ otlpSenders: object[]; sources: object[] }>(
      `{ otlpSenders(org: "two senders") { name person points rejected reasons { name count } unknown { name count } }
         sources(org: "two senders") { source door kind records rejected } }`,
    );
    expect(otlpSenders).toEqual([
      { name: 'desk of ben', person: 'ben', points: 2, rejected: 0, reasons: [], unknown: [] },
      // 2 sessions, 3 times, 2 tokens, 1 cost, 2 prompts; sent twice, and of jvm.memory.used 2 points each time
      {
        name: 'laptops',
        person: null,
        points: 10,
        rejected: 0,
        reasons: [],
        unknown: [{ name: 'jvm.memory.used', count: 4 }],
      },
    ]);
    expect(sources).toEqual([{ source: 'telemetry', door: 'otlp', kind: 'agent_usage', records: 2, rejected: 0 }]);
    const { connections } = await telemetry.server.graphql<{ connections: { name: string; state: string }[] }>(
      `{ connections(org: "two senders") { name state } }`,
    );
    expect(connections.map(({ state }) => state)).toEqual(['complete', 'complete']);
  });

  it('takes differences of running totals over midnight of the organization’s zone, over a restart too', async () => {
    const { token } = await telemetry.connect('midnight', 'laptops', undefined, 'Europe/Berlin');
    const running = (value: number, at: string, start: string) => point(value, [text('type', 'input')], at, start);
    const evening = '2026-03-09T21:00:00Z';
    const morning = '2026-03-10T08:00:00Z';
    const points = [
      running(250, '2026-03-09T22:30:00Z', evening),
      // Half past midnight in Berlin.
      running(400, '2026-03-09T23:30:00Z', evening),
      running(80, '2026-03-10T09:00:00Z', morning),
    ];
    for (const each of points)
      expect(
        await telemetry.send(
          '/v1/metrics',
          metricsOf([], { name: 'claude_code.token.usage', temporality: 2, points: [each] }),
          token,
        ),
      ).toMatchObject({ status: 200 });
    const rows = await telemetry.summed('midnight');
    // 250 by midnight; 400 - 250, and 80 after the restart.
    expect(rows.map(({ day, tokens }) => [day, tokens])).toEqual([['2026-03-09', 250], ['2026-03-10', 230]]); // prettier-ignore
  });

  it('tells how many points it could not use, and why, and keeps the others', async () => {
    const { token } = await telemetry.connect('rejects', 'laptops');
    const nobody = { ...point(1), attributes: [] };
    const sent = await telemetry.send(
      '/v1/metrics',
      metricsOf([], delta('claude_code.session.count', nobody, { ...nobody, at: `${day}T10:02:00Z` }, point(1))),
      token,
    );
    expect(sent).toEqual({
      status: 200,
      body: {
        partialSuccess: {
          rejectedDataPoints: '2',
          errorMessage:
            '2 × claude_code.session.count names no person: log in to the agent, or state the person with the token or the header "downstream-person".',
        },
      },
    });
    const log = await telemetry.send(
      '/v1/logs',
      eventsOf([service], { name: 'user_prompt', at: `${day}T10:00:30Z`, sequence: 0 }),
      token,
    );
    expect(log.body).toMatchObject({ partialSuccess: { rejectedLogRecords: '1' } });
    const rows = await telemetry.summed('rejects');
    expect(rows).toMatchObject([{ person: 'ada@example.com', sessions: 1, prompts: null }]);
    const { otlpSenders } = await telemetry.server.graphql<{ otlpSenders: object[] }>(
      `{ otlpSenders(org: "rejects") { points rejected reasons { count } } }`,
    );
    expect(otlpSenders).toEqual([{ points: 1, rejected: 3, reasons: [{ count: 2 }, { count: 1 }] }]);
  });

  it('takes the person from a header, so that one token serves many', async () => {
    const { token } = await telemetry.connect('header', 'codex');
    const threads = metricsOf([], delta('codex.thread.started', { ...point(1), attributes: [] }));
    for (const person of ['Cleo@example.com', 'ben'])
      expect(await telemetry.send('/v1/metrics', threads, token, { 'downstream-person': person })).toEqual({
        status: 200,
        body: {},
      });
    const rows = await telemetry.summed('header');
    expect(rows.map(({ person, sessions }) => [person, sessions])).toEqual([['ben', 1], ['cleo@example.com', 1]]); // prettier-ignore
  });

  it('from this machine needs no token, and goes where "org" says', async () => {
    await telemetry.server.owner.query(`INSERT INTO organization (name) VALUES ('here')`);
    const body = metricsOf([], delta('claude_code.session.count', point(1)));
    const here = { host: new URL(telemetry.server.url).host };
    expect(await telemetry.send('/v1/metrics?org=here', body, undefined, here)).toEqual({ status: 200, body: {} });
    expect(
      (await telemetry.send('/v1/metrics?org=here', body, undefined, { ...here, origin: 'https://evil.example' }))
        .status,
    ).toBe(403);
    expect(
      (await telemetry.send('/v1/metrics?org=here', body, undefined, { ...here, 'x-forwarded-for': '192.0.2.1' }))
        .status,
    ).toBe(401);
    expect(await telemetry.summed('here')).toHaveLength(1);
  });

  it('takes traces and keeps nothing of them', async () => {
    const { token } = await telemetry.connect('traces', 'laptops');
    expect(await telemetry.send('/v1/traces', { resourceSpans: [] }, token)).toEqual({ status: 200, body: {} });
    expect((await telemetry.send('/v1/traces', { resourceSpans: [] })).status).toBe(401);
  });
});

it('the lines name the address, the token, and for Codex a place for the person unless one is stated', async () => {
  const { token, endpoint, environment } = await telemetry.connect('lines', 'many');
  expect(endpoint).toBe(`https://${elsewhere}`);
  expect(environment.claudeCode).toEqual([
    'CLAUDE_CODE_ENABLE_TELEMETRY=1',
    'OTEL_METRICS_EXPORTER=otlp',
    'OTEL_LOGS_EXPORTER=otlp',
    'OTEL_EXPORTER_OTLP_PROTOCOL=http/json',
    `OTEL_EXPORTER_OTLP_ENDPOINT=https://${elsewhere}`,
    `OTEL_EXPORTER_OTLP_HEADERS=Authorization=Bearer ${token}`,
  ]);
  expect(environment.codex).toContain(
    `metrics_exporter = { otlp-http = { endpoint = "https://${elsewhere}/v1/metrics", protocol = "json", headers = { "Authorization" = "Bearer ${token}", "downstream-person" = "you@example.com" } } }`,
  );
  const { environment: stated } = await telemetry.connect('lines', 'one', 'ada');
  expect(stated.codex).not.toContain('downstream-person');
  expect(stated.codex).toContain(
    `exporter = { otlp-http = { endpoint = "https://${elsewhere}/v1/logs", protocol = "json"`,
  );
});

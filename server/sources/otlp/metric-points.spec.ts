import { metricPoints } from './metric-points';
import type { TelemetrySender } from './telemetry-reading';

/** 2026-10-05T08:00:00Z, as OTLP's JSON writes it, and a minute later. */
const at = 1_791_187_200;
const nano = (seconds: number) => `${seconds}000000000`;
const anyone: TelemetrySender = { person: null, key: null, now: at + 3600 };
const text = (key: string, value: string) => ({ key, value: { stringValue: value } });
const ada = text('user.email', 'Ada@example.com');

interface Told {
  name?: string;
  attributes?: object[];
  resource?: object[];
  temporality?: unknown;
  point?: object;
  kind?: string;
}

/** One point as an agent exports it. */
function exported({
  name = 'claude_code.session.count',
  attributes = [ada],
  resource = [],
  temporality = 1,
  point = {},
  kind = 'sum',
}: Told) {
  const dataPoints = [
    {
      attributes,
      startTimeUnixNano: nano(at - 60),
      timeUnixNano: nano(at),
      ...(kind === 'sum' && { asInt: '1' }),
      ...point,
    },
  ];
  const metrics = [{ name, [kind]: { aggregationTemporality: temporality, dataPoints } }];
  return { resourceMetrics: [{ resource: { attributes: resource }, scopeMetrics: [{ metrics }] }] };
}

const pointOf = (told: Told, sender = anyone) => metricPoints(exported(told), sender).points;

describe('metricPoints', () => {
  it('reads a point with its times, person, tool, surface and session', () => {
    const [point, ...more] = pointOf({ attributes: [ada, text('session.id', 's-1')] });
    expect(more).toEqual([]);
    expect(point).toMatchObject({
      at, startAt: at - 60, person: 'ada@example.com', tool: 'claude-code', surface: 'cli', session: 's-1',
      field: 'sessions', cumulative: false, value: 1, count: null, most: null,
    }); // prettier-ignore
  });

  it.each([
    ['claude_code.session.count', [], { asInt: '3' }, 'sessions', 3],
    ['claude_code.active_time.total', [text('type', 'cli')], { asDouble: 90 }, 'delegated_minutes', 1.5],
    ['claude_code.active_time.total', [text('type', 'user')], { asDouble: 30 }, 'interactive_minutes', 0.5],
    ['claude_code.lines_of_code.count', [text('type', 'added')], { asInt: '120' }, 'lines_accepted', 120],
    ['claude_code.cost.usage', [text('model', 'm')], { asDouble: 0.25 }, 'cost_usd', 0.25],
    ['claude_code.token.usage', [text('type', 'cacheRead')], { asInt: 9000 }, 'tokens', 9000],
    ['codex.thread.started', [text('is_git', 'true')], { asInt: '1' }, 'sessions', 1],
  ])('%s %j %j counts as %s %d', (name, more, point, field, value) => {
    expect(pointOf({ name, attributes: [ada, ...more], point: { asInt: undefined, ...point } })).toMatchObject([{ field, value }]); // prettier-ignore
  });

  it('reads lengths of turns out of a histogram: how many, their sum and the longest, in minutes', () => {
    const point = {
      count: '3',
      sum: 5_400_000,
      min: 600_000,
      max: 3_600_000,
      bucketCounts: ['0', '3'],
      explicitBounds: [1000],
    };
    const told = { name: 'codex.turn.e2e_duration_ms', kind: 'histogram', point };
    expect(pointOf(told)).toMatchObject([{ tool: 'codex', field: 'turn_minutes', count: 3, value: 90, most: 60 }]);
  });

  it('does not know the longest of a histogram that does not tell it', () => {
    const told = { name: 'codex.turn.e2e_duration_ms', kind: 'histogram', point: { count: 1, sum: 60_000 } };
    expect(pointOf(told)).toMatchObject([{ count: 1, value: 1, most: NaN }]);
  });

  it.each([
    ['total', ['tokens']],
    ['input', ['tokens_part']],
    ['output', ['tokens_part']],
    ['cached_input', []],
    ['reasoning_output', []],
  ])('of Codex’s tokens takes %s as %j: the parts overlap', (type, fields) => {
    const told = {
      name: 'codex.turn.token_usage',
      kind: 'histogram',
      point: { count: '1', sum: 500 },
      attributes: [ada, text('token_type', type)],
    };
    expect(pointOf(told).map(({ field }) => field)).toEqual(fields);
  });

  it.each([
    [1, false],
    [2, true],
    ['AGGREGATION_TEMPORALITY_DELTA', false],
    ['AGGREGATION_TEMPORALITY_CUMULATIVE', true],
  ])('temporality %j is cumulative: %j', (temporality, cumulative) => {
    expect(pointOf({ temporality })).toMatchObject([{ cumulative }]);
  });

  it.each([
    ['no temporality', { temporality: 0 }, 'does not tell whether it is delta or cumulative'],
    ['a gauge', { kind: 'gauge', point: { asInt: '1' } }, 'is neither a sum nor a histogram'],
    ['no time', { point: { timeUnixNano: '0' } }, 'has no time'],
    ['a time in two days', { point: { timeUnixNano: nano(at + 2 * 86_400) } }, 'more than a day in the future'],
    ['a value below 0', { point: { asInt: '-1' } }, 'has the value "-1"'],
    ['no value', { point: { asInt: undefined } }, 'has the value null'],
    ['NaN', { point: { asInt: undefined, asDouble: 'NaN' } }, 'has the value "NaN"'],
    ['no person', { attributes: [] }, 'names no person'],
    ['only the id of a machine', { attributes: [text('user.id', 'f00d')] }, 'names no person'],
    [
      'only the account of a workspace',
      { name: 'codex.thread.started', attributes: [text('user.account_id', 'w-1')] },
      'names no person',
    ],
  ])('rejects %s', (_what, told, reason) => {
    const { points, rejected, reasons } = metricPoints(exported(told), anyone);
    expect(points).toEqual([]);
    expect(rejected).toBe(1);
    expect([...reasons.keys()].join()).toContain(reason);
  });

  it('passes over a point that only says that there is no value', () => {
    const { points, rejected } = metricPoints(exported({ point: { asInt: undefined, flags: 1 } }), anyone);
    expect({ points, rejected }).toEqual({ points: [], rejected: 0 });
  });

  it('counts instruments of others by name, and takes nothing of them; those of the same tools without a figure are no news', () => {
    const other = metricPoints(exported({ name: 'http.server.duration' }), anyone);
    expect(other).toMatchObject({ points: [], rejected: 0 });
    expect([...other.unknown]).toEqual([['http.server.duration', 1]]);
    for (const name of ['claude_code.commit.count', 'codex.tool.call', 'codex.approval.requested'])
      expect(metricPoints(exported({ name }), anyone)).toMatchObject({ points: [], rejected: 0, unknown: new Map() });
  });

  it('believes whom the sender states before the telemetry, and its e-mail address before its account', () => {
    expect(pointOf({}, { ...anyone, person: 'ada' })).toMatchObject([{ person: 'ada' }]);
    expect(pointOf({ attributes: [text('user.account_uuid', 'u-1'), ada] })).toMatchObject([
      { person: 'ada@example.com' },
    ]);
    expect(pointOf({ attributes: [text('user.account_uuid', 'u-1')] })).toMatchObject([{ person: 'u-1' }]);
    expect(pointOf({ attributes: [], resource: [ada] })).toMatchObject([{ person: 'ada@example.com' }]);
  });

  it.each([
    [[text('terminal.type', 'vscode')], [], 'ide'],
    [[text('terminal.type', 'iTerm.app')], [], 'cli'],
    [[text('app.entrypoint', 'sdk-ts')], [], 'api'],
    [[text('session_source', 'vscode')], [], 'ide'],
    [[text('originator', 'codex_github_action')], [], 'ci'],
    [[], [text('service.name', 'claude-code')], 'cli'],
    [[text('terminal.type', 'Slack')], [], 'chat'],
  ])('%j with the resource %j is the surface of %s', (more, resource, surface) => {
    expect(pointOf({ attributes: [ada, ...more], resource })).toMatchObject([{ surface }]);
  });

  it('names a series by its attributes in whatever order, and another one by any other attribute', () => {
    const series = (attributes: object[]) => pointOf({ name: 'claude_code.cost.usage', attributes })[0].series;
    const model = text('model', 'a');
    expect(series([ada, model])).toBe(series([model, ada]));
    expect(series([ada, model])).not.toBe(series([ada, text('model', 'b')]));
  });

  it.each([
    [{}],
    [{ resourceMetrics: null }],
    [{ resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 7, sum: 3 }, null] }] }] }],
  ])('finds nothing in %j and does not fail', (body) => {
    expect(metricPoints(body, anyone)).toMatchObject({ points: [], rejected: 0 });
  });
});

import { logPoints } from './log-points';
import type { TelemetrySender } from './telemetry-reading';

const at = 1_791_187_200;
const anyone: TelemetrySender = { person: null, key: null, now: at + 60 };
const text = (key: string, value: string) => ({ key, value: { stringValue: value } });
const ada = text('user.email', 'ada@example.com');

function exported(record: object, scope = 'com.anthropic.claude_code.events', resource: object[] = []) {
  const logRecords = [{ timeUnixNano: `${at}000000000`, ...record }];
  return {
    resourceLogs: [{ resource: { attributes: resource }, scopeLogs: [{ scope: { name: scope }, logRecords }] }],
  };
}

const event = (name: string, ...more: object[]) => ({ attributes: [text('event.name', name), ada, ...more] });

describe('logPoints', () => {
  it.each([
    ['the attribute without its prefix', event('user_prompt')],
    ['the whole name', event('claude_code.user_prompt')],
    ['the field of OTLP', { eventName: 'claude_code.user_prompt', attributes: [ada] }],
    ['the body', { body: { stringValue: 'claude_code.user_prompt' }, attributes: [ada] }],
  ])('knows a prompt of Claude Code by %s', (_how, record) => {
    expect(logPoints(exported(record), anyone).points).toMatchObject([
      { at, startAt: 0, person: 'ada@example.com', tool: 'claude-code', surface: 'cli', field: 'prompts', cumulative: false, value: 1 },
    ]); // prettier-ignore
  });

  it('takes the name of the event before the place in the code that Codex puts into the field', () => {
    const record = {
      eventName: 'event otel/src/events/session_telemetry.rs:9',
      ...event('codex.user_prompt', text('conversation.id', 'c-1')),
    };
    expect(logPoints(exported(record, 'codex'), anyone).points).toMatchObject([
      { tool: 'codex', field: 'prompts', session: 'c-1' },
    ]);
  });

  it.each([
    [event('codex.conversation_starts'), [['sessions_logged', 1]]],
    [
      event('codex.sse_event', text('event.kind', 'response.completed'), { key: 'input_token_count', value: { intValue: '700' } }, text('output_token_count', '50'), text('cached_token_count', '600')),
      [['tokens_logged', 750]],
    ],
    [event('codex.sse_event', text('event.kind', 'response.created')), []],
    [
      event('claude_code.api_request', text('cost_usd', '0.5'), text('input_tokens', '10'), text('output_tokens', '20'), text('cache_read_tokens', '300')),
      [['cost_logged', 0.5], ['tokens_logged', 330]],
    ],
    [event('claude_code.api_request', text('model', 'm')), []],
  ])('%j counts %j', (record, expected) => {
    const { points, rejected } = logPoints(exported(record, 'codex'), anyone);
    expect(points.map(({ field, value }) => [field, value])).toEqual(expected);
    expect(rejected).toBe(0);
  }); // prettier-ignore

  it('takes the time of observation where the event has none', () => {
    const record = { ...event('codex.user_prompt'), timeUnixNano: '0', observedTimeUnixNano: `${at - 5}250000000` };
    expect(logPoints(exported(record), anyone).points).toMatchObject([{ at: at - 4.75 }]);
  });

  it('tells two events of one moment apart by what they say, and knows one that comes again', () => {
    const series = (sequence: string) =>
      logPoints(exported(event('user_prompt', text('event.sequence', sequence))), anyone).points[0].series;
    expect(series('1')).toBe(series('1'));
    expect(series('1')).not.toBe(series('2'));
  });

  it('rejects an event of nobody, and counts events of others by name', () => {
    const nobody = logPoints(exported({ attributes: [text('event.name', 'codex.user_prompt')] }), anyone);
    expect(nobody).toMatchObject({ points: [], rejected: 1 });
    const other = logPoints(
      exported({ attributes: [text('event.name', 'checkout')] }, 'shop', [text('service.name', 'shop')]),
      anyone,
    );
    expect(other).toMatchObject({ points: [], rejected: 0 });
    expect([...other.unknown]).toEqual([['checkout', 1]]);
    expect(logPoints(exported(event('tool_result')), anyone)).toMatchObject({
      points: [],
      rejected: 0,
      unknown: new Map(),
    });
  });
});

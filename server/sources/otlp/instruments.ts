import type { TelemetryField } from '../../ledger/telemetry-point';
import type { Attributes } from './told-value';

/** What is read out of an instrument. */
export interface Instrument {
  readonly tool: string;
  /** What a point of it counts, by its attributes; undefined = nothing that usage has a figure for. */
  readonly field: (attributes: Attributes) => TelemetryField | undefined;
  /** Turns its unit into the field's: minutes, US dollars, a number. */
  readonly factor: number;
}

const only = (field: TelemetryField) => () => field;
const byType =
  (fields: Readonly<Record<string, TelemetryField>>, attribute = 'type') =>
  (attributes: Attributes): TelemetryField | undefined =>
    fields[attributes.get(attribute) ?? ''];
const claude = (field: Instrument['field'], factor = 1): Instrument => ({ tool: 'claude-code', field, factor });
const codex = (field: Instrument['field'], factor = 1): Instrument => ({ tool: 'codex', field, factor });

/**
 * Instruments that tell of usage. Of others nothing is taken: they are counted with the sender.
 *
 * Sources: code.claude.com/docs, Monitoring (seconds of `active_time`: `cli` is the agent at work, `user` the person typing); openai/codex,
 * codex-rs/otel and codex-rs/core/src/tasks. Codex tells its tokens as `total` beside the parts that make it up, of which `cached_input` and
 * `reasoning_output` lie within the others; versions without `total` are summed from input and output.
 */
export const instruments: ReadonlyMap<string, Instrument> = new Map([
  ['claude_code.session.count', claude(only('sessions'))],
  ['claude_code.active_time.total', claude(byType({ cli: 'delegated_minutes', user: 'interactive_minutes' }), 1 / 60)],
  ['claude_code.lines_of_code.count', claude(byType({ added: 'lines_accepted' }))],
  ['claude_code.cost.usage', claude(only('cost_usd'))],
  ['claude_code.token.usage', claude(only('tokens'))],
  ['codex.thread.started', codex(only('sessions'))],
  ['codex.turn.e2e_duration_ms', codex(only('turn_minutes'), 1 / 60_000)],
  ['codex.turn.token_usage', codex(byType({ total: 'tokens', input: 'tokens_part', output: 'tokens_part' }, 'token_type'))], // prettier-ignore
]);

/** Instruments of the same tools that are known and tell nothing that usage has a figure for. */
export const otherInstruments: ReadonlySet<string> = new Set([
  'claude_code.commit.count',
  'claude_code.pull_request.count',
  'claude_code.code_edit_tool.decision',
]);

/** Codex has some fifty more, of requests, tools, start-up and plug-ins. */
export const isKnownInstrument = (name: string): boolean =>
  instruments.has(name) || otherInstruments.has(name) || name.startsWith('codex.');

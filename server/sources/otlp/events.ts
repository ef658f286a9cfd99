import type { TelemetryField } from '../../ledger/telemetry-point';
import { toldNumber, type Attributes } from './told-value';

/** What one log record counts. */
export interface EventCount {
  readonly field: TelemetryField;
  readonly value: number;
}

export interface TelemetryEvent {
  readonly tool: string;
  readonly counts: (attributes: Attributes) => EventCount[];
}

const one = (field: TelemetryField) => (): EventCount[] => [{ field, value: 1 }];

/** The sum of those attributes that hold a number; none when none does. */
function sumOf(attributes: Attributes, field: TelemetryField, names: readonly string[]): EventCount[] {
  const numbers = names.map((name) => toldNumber(attributes.get(name))).filter((number) => number >= 0);
  return numbers.length === 0 ? [] : [{ field, value: numbers.reduce((sum, number) => sum + number, 0) }];
}

/** Codex tells the tokens of a response with the event of its stream that completes it. */
function codexTokens(attributes: Attributes): EventCount[] {
  if (attributes.get('event.kind') !== 'response.completed') return [];
  return sumOf(attributes, 'tokens_logged', ['input_token_count', 'output_token_count']);
}

/**
 * Log records that tell of usage, by their full event name. What they count beside an instrument is kept apart from it and never added to it: Codex
 * names the person in its log records alone, and either signal may be switched off.
 *
 * Sources: code.claude.com/docs, Monitoring, Events; openai/codex, codex-rs/otel/src/events.
 */
export const events: ReadonlyMap<string, TelemetryEvent> = new Map([
  ['claude_code.user_prompt', { tool: 'claude-code', counts: one('prompts') }],
  [
    'claude_code.api_request',
    {
      tool: 'claude-code',
      counts: (attributes: Attributes) => [
        ...sumOf(attributes, 'cost_logged', ['cost_usd']),
        ...sumOf(attributes, 'tokens_logged', ['input_tokens', 'output_tokens', 'cache_read_tokens', 'cache_creation_tokens']), // prettier-ignore
      ],
    },
  ],
  ['codex.user_prompt', { tool: 'codex', counts: one('prompts') }],
  ['codex.conversation_starts', { tool: 'codex', counts: one('sessions_logged') }],
  ['codex.sse_event', { tool: 'codex', counts: codexTokens }],
]);

/** Whether an event is one of these tools', of use here or not. */
export const isKnownEvent = (name: string): boolean => name.startsWith('claude_code.') || name.startsWith('codex.');

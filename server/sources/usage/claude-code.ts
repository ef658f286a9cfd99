import { Fault } from '../../ledger/fault';
import { quoted } from '../../ledger/reject';
import type { Json } from '../github-rest/shape';
import { firstText, objectAt, objectsIn } from '../incident-events/told';
import { terminalSurface } from './terminal-surface';
import { sumOf, ToldFigures } from './told-figures';
import { dayText } from './told-time';
import { automatedAccount, personOf, type MappedUsage } from './usage-part';

export const CLAUDE_CODE = 'claude-code';

/**
 * A row of Claude Code's analytics: one actor, day and terminal. `lines_of_code.added` are lines that were accepted, costs are estimates in hundredths of the
 * currency, of which dollars alone are taken; tokens are those of input, output and both directions of the cache. An API key is no person.
 * Source: platform.claude.com, "Claude Code Analytics API".
 *
 * @returns a Fault for a row without an actor or a day
 */
export function claudeCodeUsage(item: Json): MappedUsage | Fault {
  const actor = objectAt(item, 'actor');
  const email = firstText(actor, 'email_address', 'email');
  const key = firstText(actor, 'api_key_name');
  if (email === undefined && key === undefined)
    return new Fault(
      'missing_field',
      'names no actor: "actor" needs "email_address" or "api_key_name"; export it again',
    );
  const day = dayText(item.date);
  if (day === undefined)
    return new Fault('bad_time', `has a field "date" that is ${quoted(item.date)}, which is no day; export it again`);
  const told = new ToldFigures();
  const core = objectAt(item, 'core_metrics');
  const models = objectsIn(item.model_breakdown);
  const dollars = models
    .map((model) => objectAt(model, 'estimated_cost'))
    .filter((cost) => (firstText(cost, 'currency') ?? 'USD').toUpperCase() === 'USD');
  const cents = told.sum(dollars, 'amount');
  const terminal = firstText(item, 'terminal_type') ?? '';
  const person = email === undefined ? `api:${key}` : personOf(email);
  const figures = {
    sessions: told.of(core, 'num_sessions'),
    lines_accepted: told.of(objectAt(core, 'lines_of_code'), 'added'),
    cost_usd: cents === undefined ? undefined : cents / 100,
    tokens: sumOf(
      models.map((model) => told.sum([objectAt(model, 'tokens')], 'input', 'output', 'cache_read', 'cache_creation')),
    ),
  };
  if (told.fault) return told.fault;
  // A row that tells no figure at all tells of no use either.
  const nothing = Object.values(figures).every((figure) => figure === undefined);
  const plan = [firstText(item, 'organization_id'), firstText(item, 'customer_type'), firstText(item, 'subscription_type')]; // prettier-ignore
  const part = {
    person,
    day,
    tool: CLAUDE_CODE,
    surface: email === undefined ? 'api' : terminalSurface(terminal),
    part: [terminal, ...plan].join(' '),
    figures,
    words: terminal === '' ? undefined : { terminals: terminal },
  };
  return {
    records: email === undefined ? [automatedAccount(person)] : [],
    parts: nothing ? [] : [part],
    nobody: email === undefined ? 'account' : undefined,
  };
}

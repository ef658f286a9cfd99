import { Fault } from '../../ledger/fault';
import { instantText } from '../../ledger/instant';
import { quoted } from '../../ledger/reject';
import type { Json } from '../github-rest/shape';
import { firstText, objectAt, objectsIn } from '../incident-events/told';
import { codexSurface } from './codex-surface';
import { ToldFigures } from './told-figures';
import { timeOf } from './told-time';
import { automatedAccount, personOf, type MappedUsage, type UsageFigures } from './usage-part';

export const CODEX = 'codex';

/** A bucket longer than this is no day. */
const LONGEST_DAY = 36 * 3600;

/**
 * A row of the Codex analytics: one actor and a bucket of time, mostly a day of UTC, with its figures per client. A thread is a session, a turn a prompt.
 * Credits are no money and are left out. Totals of the workspace and of its code reviews name no actor and are no person's. A bucket of several days becomes
 * a row of that span. Source: developers.openai.com, "Analytics API".
 *
 * @returns a Fault for a row whose bucket or actor cannot be read
 */
export function codexUsage(item: Json): MappedUsage | Fault {
  const from = timeOf(item.start_time);
  const to = timeOf(item.end_time);
  if (Number.isNaN(from))
    return new Fault('bad_time', `has a field "start_time" that is ${quoted(item.start_time)}, which is no time; export it again`); // prettier-ignore
  const actor = objectAt(item, 'actor');
  const name = firstText(actor, 'email') ?? firstText(item, 'email') ?? firstText(actor, 'user_id') ?? firstText(item, 'user_id'); // prettier-ignore
  if (name === undefined) return { nobody: 'totals' };
  const automated = /service|api[_-]?key/i.test(firstText(actor, 'type') ?? '');
  const person = automated ? `api:${name}` : personOf(name);

  const told = new ToldFigures();
  const clients = objectsIn(item.clients);
  const totals = objectAt(item, 'totals');
  const rows = clients.length > 0 ? clients : [{ ...totals }];
  const unknownClients: string[] = [];
  const of = rows.map((client) => {
    const id = firstText(client, 'client_id') ?? '';
    const surface = automated ? 'api' : codexSurface(id);
    if (surface === undefined && id !== '') unknownClients.push(id);
    const figures = figuresOf(client, told);
    // Where one client is all there is, what is told of the whole is its.
    if (rows.length === 1) {
      figures.sessions ??= told.of(totals, 'threads');
      figures.prompts ??= told.of(totals, 'turns');
      figures.lines_accepted ??= told.of(objectAt(item, 'code_attribution'), 'lines_added');
    }
    return { id, surface: surface ?? 'web', figures };
  });
  if (told.fault) return told.fault;
  const shown = of.filter(({ figures }) => Object.values(figures).some((figure) => figure !== undefined));
  const records = automated ? [automatedAccount(person)] : [];
  const nobody = automated ? 'account' : undefined;
  if (to - from > LONGEST_DAY) {
    const span = { from_day: dayAt(from), to_day: dayAt(to - 1) };
    return { records: [...records, ...periods(person, span, shown)], nobody, unknownClients };
  }
  const parts = shown.map(({ id, surface, figures }) => ({
    person,
    day: dayAt(from),
    tool: CODEX,
    surface,
    part: `${from} ${id}`,
    figures,
    words: id === '' ? undefined : { clients: id },
  }));
  return { records, parts, nobody, unknownClients };
}

const dayAt = (seconds: number): string => instantText(seconds).slice(0, 10);

function figuresOf(client: Json, told: ToldFigures): UsageFigures {
  return {
    sessions: told.of(client, 'threads'),
    prompts: told.of(client, 'turns'),
    tokens:
      told.of(client, 'text_total_tokens') ??
      told.sum([client], 'uncached_text_input_tokens', 'cached_text_input_tokens', 'text_output_tokens'),
  };
}

/** Rows of a span: clients of one surface are one row, since the span holds no other figure than theirs. */
function periods(
  person: string,
  span: { from_day: string; to_day: string },
  rows: { id: string; surface: string; figures: UsageFigures }[],
): Json[] {
  const bySurface = new Map<string, UsageFigures[]>();
  for (const { surface, figures } of rows) bySurface.set(surface, [...(bySurface.get(surface) ?? []), figures]);
  return [...bySurface].map(([surface, list]) => {
    const told = new ToldFigures();
    const sessions = told.sum(list as Json[], 'sessions');
    const prompts = told.sum(list as Json[], 'prompts');
    return { kind: 'agent_usage_period', person, ...span, tool: CODEX, surface, sessions, prompts };
  });
}

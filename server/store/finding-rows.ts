import type { PoolClient } from 'pg';
import { FINDING_EVIDENCE, FINDING_OUTCOMES, type FindingEvidence, type FindingOutcome } from '../domain/finding';
import { BinaryRows, type ColumnType } from './binary-copy';
import type { Dictionary } from './dictionary';
import { gathered, type Column } from './gathered';

/** The words that numbers of finding columns stand for. */
export interface FindingWords {
  agents: Dictionary;
  repos: Dictionary;
  severities: Dictionary;
  categories: Dictionary;
  paths: Dictionary;
}

/** Rows of one table as columns, in order of repository, number, time, agent and id. `ids` is empty where rows have none. */
export interface OrderedRows<T extends Record<string, Column>> {
  length: number;
  columns: T & { repo: Int32Array; number: Int32Array; agent: Uint8Array; posted: Float64Array };
  ids: string[];
}

const outcomeCode = (word: string): number => FINDING_OUTCOMES.indexOf(word as FindingOutcome);
const evidenceCode = (word: string): number => FINDING_EVIDENCE.indexOf(word as FindingEvidence);

type Read = (rows: BinaryRows, at: number, words: FindingWords) => number;
type Make = new (length: number) => Column;

interface Layout {
  [name: string]: { sql: string; type: ColumnType; column: Make; read: Read };
}

const text = (sql: string, column: Make, read: (word: string, words: FindingWords) => number): Layout[string] => ({
  sql, type: 'text', column, read: (rows, at, words) => read(rows.text(at), words),
}); // prettier-ignore
const number = (sql: string, type: 'int4' | 'float8', column: Make): Layout[string] => ({
  sql, type, column, read: (rows, at) => rows.number(at),
}); // prettier-ignore
const flag = (sql: string): Layout[string] => ({
  sql, type: 'bool', column: Uint8Array, read: (rows, at) => (rows.boolean(at) === true ? 1 : 0),
}); // prettier-ignore

/** What is read of finding_outcome; the first two are read by themselves. */
export const FINDINGS = {
  repo: text('repo', Int32Array, (word, { repos }) => repos.indexOf(word)),
  number: number('number', 'int4', Int32Array),
  agent: text('agent', Uint8Array, (word, { agents }) => agents.indexOf(word)),
  posted: number('posted_at', 'float8', Float64Array),
  closed: number('closed_at', 'float8', Float64Array),
  severity: text('severity', Uint16Array, (word, { severities }) => severities.indexOf(word)),
  rank: number('severity_rank::int', 'int4', Uint8Array),
  category: text('category', Uint16Array, (word, { categories }) => categories.indexOf(word)),
  confidence: text('confidence', Float64Array, (word) => (word === '' ? NaN : Number(word))),
  path: text('path', Int32Array, (word, { paths }) => paths.indexOf(word)),
  outcome: text('outcome', Uint8Array, outcomeCode),
  lenient: text('lenient', Uint8Array, outcomeCode),
  vendor: text('vendor', Uint8Array, (word) => (word === '' ? 255 : outcomeCode(word))),
  evidence: text('evidence', Uint8Array, evidenceCode),
  reacted: flag('reacted'),
  filesKnown: flag('files_known'),
} satisfies Layout;

/** What is read of agent_review. */
export const REVIEWS = {
  repo: FINDINGS.repo,
  number: FINDINGS.number,
  agent: FINDINGS.agent,
  posted: number('first_at', 'float8', Float64Array),
  closed: FINDINGS.closed,
  completed: flag('completed'),
  clean: flag('clean'),
  findings: number('findings', 'int4', Int32Array),
  other: number('other', 'int4', Int32Array),
  unparsed: number('unparsed', 'int4', Int32Array),
  unthreaded: number('unthreaded', 'int4', Int32Array),
  suppressed: number('suppressed', 'int4', Int32Array),
} satisfies Layout;

type ColumnsOf<L> = Record<keyof L, Column>;

/**
 * Reads rows of finding_outcome or agent_review, in order.
 *
 * @param after only those of a newer version; undefined = all
 */
export async function orderedRows<L extends Layout>(
  client: PoolClient,
  table: 'finding_outcome' | 'agent_review',
  layout: L,
  words: FindingWords,
  after: number | undefined,
): Promise<OrderedRows<ColumnsOf<L>>> {
  const fields = Object.values(layout);
  const hasId = table === 'finding_outcome';
  const where = after === undefined ? '' : `WHERE version > ${after}`;
  let most = after === undefined ? 8192 : 256;
  let columns = fields.map(({ column }) => new column(most));
  const ids: string[] = [];
  const stream = new BinaryRows(
    client,
    `SELECT ${fields.map(({ sql }) => sql).join(', ')}${hasId ? ', id' : ''} FROM ${table} ${where}
     ORDER BY repo, number, ${layout.posted.sql}, agent${hasId ? ', octet_length(id), id' : ''}`,
    [...fields.map(({ type }) => type), ...(hasId ? (['text'] as const) : [])],
  );
  let length = 0;
  while (stream.next() || (await stream.fill())) {
    if (length === most) {
      most *= 2;
      columns = columns.map((column, at) => {
        const grown = new fields[at].column(most);
        grown.set(column);
        return grown;
      });
    }
    for (let at = 0; at < fields.length; at++) columns[at][length] = fields[at].read(stream, at, words);
    if (hasId) ids.push(stream.text(fields.length));
    length++;
  }
  const named = Object.keys(layout).map((name, at) => [name, columns[at].subarray(0, length)] as const);
  return { length, columns: Object.fromEntries(named) as OrderedRows<ColumnsOf<L>>['columns'], ids };
}

/** The known rows with the changed ones in their places or added, in order. One pass over each column. */
export function overlaidRows<T extends Record<string, Column>>(
  known: OrderedRows<T>,
  changed: OrderedRows<T>,
  { repos, agents }: FindingWords,
): OrderedRows<T> {
  if (changed.length === 0) return known;
  const order = orderOf(known, changed, ranksOf(repos.words), ranksOf(agents.words));
  const columns = Object.entries(known.columns).map(([name, column]) => [name, gathered(order, column, changed.columns[name])]); // prettier-ignore
  const ids = known.ids.length + changed.ids.length === 0 ? [] : Array.from(order, (from) => (from >= 0 ? known.ids[from] : changed.ids[~from])); // prettier-ignore
  return { length: order.length, columns: Object.fromEntries(columns) as OrderedRows<T>['columns'], ids };
}

/** The place of each word in the order of PostgreSQL's "C" collation: by bytes. */
function ranksOf(words: readonly string[]): Int32Array {
  const bytes = words.map((word) => Buffer.from(word));
  const ranks = new Int32Array(words.length);
  const sorted = words.map((_, index) => index).sort((a, b) => bytes[a].compare(bytes[b]));
  sorted.forEach((index, rank) => (ranks[index] = rank));
  return ranks;
}

/** Where each row comes from: a known one, or `~row` of a changed one. */
function orderOf<T extends Record<string, Column>>(
  known: OrderedRows<T>,
  changed: OrderedRows<T>,
  repoRank: Int32Array,
  agentRank: Int32Array,
): Int32Array {
  const keyOf = ({ columns, ids }: OrderedRows<T>, row: number): string =>
    `${columns.repo[row]} ${columns.number[row]} ${columns.agent[row]} ${ids[row] ?? ''}`;
  const places = new Set<number>();
  const replaced = new Set<string>();
  const placeOf = ({ columns }: OrderedRows<T>, row: number): number =>
    columns.repo[row] * 2 ** 31 + columns.number[row];
  for (let row = 0; row < changed.length; row++) {
    places.add(placeOf(changed, row));
    replaced.add(keyOf(changed, row));
  }
  const before = (row: number, other: number): boolean => {
    const [x, y] = [changed.columns, known.columns];
    const by =
      repoRank[x.repo[row]] - repoRank[y.repo[other]] ||
      x.number[row] - y.number[other] ||
      x.posted[row] - y.posted[other] ||
      agentRank[x.agent[row]] - agentRank[y.agent[other]];
    if (by !== 0) return by < 0;
    // Shorter ids first, so that numbers stand in the order of their values.
    const [mine, theirs] = [Buffer.from(changed.ids[row] ?? ''), Buffer.from(known.ids[other] ?? '')];
    return (mine.length - theirs.length || mine.compare(theirs)) < 0;
  };
  const order = new Int32Array(known.length + changed.length);
  let length = 0;
  let next = 0;
  for (let row = 0; row < known.length; row++) {
    while (next < changed.length && before(next, row)) order[length++] = ~next++;
    if (places.has(placeOf(known, row)) && replaced.has(keyOf(known, row))) continue;
    order[length++] = row;
  }
  while (next < changed.length) order[length++] = ~next++;
  return order.slice(0, length);
}

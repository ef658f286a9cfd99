import { Injectable } from '@nestjs/common';
import type { AgentReviewTable, FindingTable } from '../domain/finding-table';
import { Store } from './data-source';
import { Dictionary } from './dictionary';
import { FINDINGS, orderedRows, overlaidRows, REVIEWS, type FindingWords, type OrderedRows } from './finding-rows';
import type { FlowColumns } from './flow-columns';
import type { Column } from './gathered';
import type { OrganizationView } from './organization-view';

/** All findings of one organization in memory, with the words its numbers stand for; '' = not told. */
export interface FindingColumns {
  table: FindingTable;
  reviews: AgentReviewTable;
  /** Number of each finding's pull request within its repository. */
  number: Int32Array;
  /** The same of each agent review. */
  reviewNumber: Int32Array;
  ids: string[];
  agents: string[];
  repos: string[];
  severities: string[];
  categories: string[];
  paths: string[];
  /** The data version they belong to. */
  version: number;
}

/** Rows as they were read last, to lay over them what changed since. */
interface Known {
  version: number;
  words: FindingWords;
  findings: OrderedRows<Record<keyof typeof FINDINGS, Column>>;
  reviews: OrderedRows<Record<keyof typeof REVIEWS, Column>>;
}

/** Organizations whose rows are kept beyond the view they were read for; the one not asked for longest goes first. */
const KEPT = 4;

/**
 * Findings per organization view, read when somebody first asks for them at a data version: all of them once, afterwards what changed. The first
 * question to 200,000 findings, which reads them all, took 1.4 s on two busy cores (npm run bench).
 */
@Injectable()
export class FindingViews {
  private readonly kept = new WeakMap<FlowColumns, Promise<FindingColumns>>();
  private readonly known = new Map<number, Known>();

  constructor(private readonly store: Store) {}

  of(view: OrganizationView): Promise<FindingColumns> {
    const known = this.kept.get(view.flow);
    if (known) return known;
    const reading = this.read(view);
    this.kept.set(view.flow, reading);
    reading.catch(() => this.kept.delete(view.flow));
    return reading;
  }

  private async read({ organization: { id }, flow }: OrganizationView): Promise<FindingColumns> {
    const rows = await this.rows(id, flow.version);
    const known = this.known.get(id);
    // Views of the same organization may be read at once: the newest stays.
    if (!known || known.version <= rows.version) {
      this.known.delete(id);
      this.known.set(id, rows);
      for (const other of this.known.keys()) {
        if (this.known.size <= KEPT) break;
        this.known.delete(other);
      }
    }
    return columnsOf(rows, flow);
  }

  private rows(organizationId: number, version: number): Promise<Known> {
    return this.store.inOrganization(organizationId, async (client) => {
      const { rows } = await client.query<{ gone: number }>(
        'SELECT findings_gone_version AS gone FROM organization WHERE id = $1',
        [organizationId],
      );
      const last = this.known.get(organizationId);
      // Rows that went away leave no trace that could be laid over.
      const known = last && last.version >= rows[0].gone && last.version <= version ? last : undefined;
      const words = wordsOf(known?.words);
      const findings = await orderedRows(client, 'finding_outcome', FINDINGS, words, known?.version);
      const reviews = await orderedRows(client, 'agent_review', REVIEWS, words, known?.version);
      return {
        version,
        words,
        findings: known ? overlaidRows(known.findings, findings, words) : findings,
        reviews: known ? overlaidRows(known.reviews, reviews, words) : reviews,
      };
    });
  }
}

/** The same words with the same numbers, to which others may be added. */
function wordsOf(known: FindingWords | undefined): FindingWords {
  const copied = (of: keyof FindingWords): Dictionary => {
    const copy = new Dictionary();
    for (const word of known?.[of].words ?? []) copy.indexOf(word);
    return copy;
  };
  return {
    agents: copied('agents'),
    repos: copied('repos'),
    severities: copied('severities'),
    categories: copied('categories'),
    paths: copied('paths'),
  };
}

function columnsOf({ version, words, findings, reviews }: Known, flow: FlowColumns): FindingColumns {
  const { number, ...columns } = findings.columns as Omit<FindingTable, 'length' | 'cluster' | 'clusters' | 'item'> & {
    number: Int32Array;
  };
  const { number: reviewNumber, posted: first, ...looks } = reviews.columns as Omit<AgentReviewTable, 'length' | 'item' | 'first'> & {
    number: Int32Array;
    posted: Float64Array;
  }; // prettier-ignore
  const itemOf = itemsOf(flow, words.repos, [findings.columns, reviews.columns]);
  const cluster = new Int32Array(findings.length);
  const item = new Int32Array(findings.length);
  let clusters = 0;
  for (let row = 0; row < findings.length; row++) {
    const same = row > 0 && columns.repo[row] === columns.repo[row - 1] && number[row] === number[row - 1];
    if (!same) clusters++;
    cluster[row] = clusters - 1;
    item[row] = same ? item[row - 1] : itemOf(columns.repo[row], number[row]);
  }
  return {
    table: { ...columns, length: findings.length, cluster, clusters, item },
    reviews: { ...looks, first, length: reviews.length, item: Int32Array.from(reviewNumber, (of, row) => itemOf(looks.repo[row], of)) },
    number,
    reviewNumber,
    ids: findings.ids,
    agents: words.agents.words,
    repos: words.repos.words,
    severities: words.severities.words,
    categories: words.categories.words,
    paths: words.paths.words,
    version,
  }; // prettier-ignore
}

/** The row of a pull request in the flow table, -1 = not recorded; only of pull requests that are asked for, which are fewer. */
function itemsOf(
  flow: FlowColumns,
  repos: Dictionary,
  asked: readonly { repo: Int32Array; number: Int32Array }[],
): (repo: number, number: number) => number {
  const keyOf = (repo: number, number: number): number => repo * 2 ** 31 + number;
  const items = new Map<number, number>();
  for (const { repo, number } of asked)
    for (let row = 0; row < repo.length; row++) items.set(keyOf(repo[row], number[row]), -1);
  const repoOf = Int32Array.from(flow.repos, (repo) => repos.find(repo));
  const { repo } = flow.table;
  if (items.size > 0)
    for (let item = 0; item < flow.table.length; item++) {
      const of = repoOf[repo[item]];
      if (of < 0) continue;
      const key = keyOf(of, flow.number[item]);
      if (items.has(key)) items.set(key, item);
    }
  return (of, number) => items.get(keyOf(of, number)) ?? -1;
}

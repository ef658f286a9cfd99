import { Injectable } from '@nestjs/common';
import { FINDING_EVIDENCE, FINDING_OUTCOMES, type FindingEvidence, type FindingOutcome } from '../domain/finding';
import type { AgentReviewTable, FindingTable } from '../domain/finding-table';
import { BinaryRows } from './binary-copy';
import { Store } from './data-source';
import { Dictionary } from './dictionary';
import type { FlowColumns } from './flow-columns';
import type { OrganizationView } from './organization-view';

/** All findings of one organization in memory, with the words its numbers stand for; '' = not told. */
export interface FindingColumns {
  table: FindingTable;
  reviews: AgentReviewTable;
  number: Int32Array;
  ids: string[];
  agents: string[];
  repos: string[];
  severities: string[];
  categories: string[];
  paths: string[];
  /** The data version they belong to. */
  version: number;
}

const QUERY = `SELECT repo, number, agent, id, posted_at, closed_at, severity, severity_rank::int, category, confidence, path, outcome, lenient, vendor,
  evidence, reacted FROM finding_outcome ORDER BY repo, number, posted_at, agent, id`;
const TYPES = [
  'text', 'int4', 'text', 'text', 'float8', 'float8', 'text', 'int4', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'bool',
] as const; // prettier-ignore
const REVIEWS = `SELECT repo, number, agent, first_at, closed_at, completed, clean, findings, other, unparsed, unthreaded, suppressed
  FROM agent_review ORDER BY repo, number, agent`;
const REVIEW_TYPES = [
  'text', 'int4', 'text', 'float8', 'float8', 'bool', 'bool', 'int4', 'int4', 'int4', 'int4', 'int4',
] as const; // prettier-ignore

/** Findings per organization view, read when somebody first asks for them at a data version. */
@Injectable()
export class FindingViews {
  private readonly kept = new WeakMap<FlowColumns, Promise<FindingColumns>>();

  constructor(private readonly store: Store) {}

  of(view: OrganizationView): Promise<FindingColumns> {
    const known = this.kept.get(view.flow);
    if (known) return known;
    const reading = this.read(view);
    this.kept.set(view.flow, reading);
    reading.catch(() => this.kept.delete(view.flow));
    return reading;
  }

  private read({ organization, flow }: OrganizationView): Promise<FindingColumns> {
    const itemOf = itemsOf(flow);
    return this.store.inOrganization(organization.id, async (client) => {
      const words = { agents: new Dictionary(), repos: new Dictionary(), severities: new Dictionary(), categories: new Dictionary(), paths: new Dictionary() }; // prettier-ignore
      const rows: number[][] = [];
      const ids: string[] = [];
      const stream = new BinaryRows(client, QUERY, TYPES);
      let cluster = -1;
      let [lastRepo, lastNumber] = [-1, NaN];
      while (stream.next() || (await stream.fill())) {
        const repo = words.repos.indexOf(stream.text(0));
        const number = stream.number(1);
        if (repo !== lastRepo || number !== lastNumber) cluster++;
        [lastRepo, lastNumber] = [repo, number];
        const confidence = stream.text(9);
        const vendor = stream.text(13);
        ids.push(stream.text(3));
        rows.push([
          cluster, itemOf(stream.text(0), number), words.agents.indexOf(stream.text(2)), repo, words.severities.indexOf(stream.text(6)), stream.number(7),
          words.categories.indexOf(stream.text(8)), confidence === '' ? NaN : Number(confidence), words.paths.indexOf(stream.text(10)),
          stream.number(4), stream.number(5), outcomeCode(stream.text(11)), outcomeCode(stream.text(12)), vendor === '' ? 255 : outcomeCode(vendor),
          FINDING_EVIDENCE.indexOf(stream.text(14) as FindingEvidence), stream.boolean(15) ? 1 : 0, number,
        ]); // prettier-ignore
      }
      const reviewRows: number[][] = [];
      const reviewStream = new BinaryRows(client, REVIEWS, REVIEW_TYPES);
      while (reviewStream.next() || (await reviewStream.fill())) {
        const numbers = [7, 8, 9, 10, 11].map((column) => reviewStream.number(column));
        reviewRows.push([
          itemOf(reviewStream.text(0), reviewStream.number(1)), words.agents.indexOf(reviewStream.text(2)), words.repos.indexOf(reviewStream.text(0)),
          reviewStream.number(3), reviewStream.number(4), reviewStream.boolean(5) ? 1 : 0, reviewStream.boolean(6) ? 1 : 0, ...numbers,
        ]); // prettier-ignore
      }
      const column = <T extends Int32Array | Float64Array | Uint8Array | Uint16Array>(
        from: number[][],
        type: new (length: number) => T,
        at: number,
      ): T => {
        const values = new type(from.length);
        for (let i = 0; i < from.length; i++) values[i] = from[i][at];
        return values;
      };
      const table: FindingTable = {
        length: rows.length,
        clusters: cluster + 1,
        cluster: column(rows, Int32Array, 0),
        item: column(rows, Int32Array, 1),
        agent: column(rows, Uint8Array, 2),
        repo: column(rows, Int32Array, 3),
        severity: column(rows, Uint16Array, 4),
        rank: column(rows, Uint8Array, 5),
        category: column(rows, Uint16Array, 6),
        confidence: column(rows, Float64Array, 7),
        path: column(rows, Int32Array, 8),
        posted: column(rows, Float64Array, 9),
        closed: column(rows, Float64Array, 10),
        outcome: column(rows, Uint8Array, 11),
        lenient: column(rows, Uint8Array, 12),
        vendor: column(rows, Uint8Array, 13),
        evidence: column(rows, Uint8Array, 14),
        reacted: column(rows, Uint8Array, 15),
      };
      const reviews: AgentReviewTable = {
        length: reviewRows.length,
        item: column(reviewRows, Int32Array, 0),
        agent: column(reviewRows, Uint8Array, 1),
        repo: column(reviewRows, Int32Array, 2),
        first: column(reviewRows, Float64Array, 3),
        closed: column(reviewRows, Float64Array, 4),
        completed: column(reviewRows, Uint8Array, 5),
        clean: column(reviewRows, Uint8Array, 6),
        findings: column(reviewRows, Int32Array, 7),
        other: column(reviewRows, Int32Array, 8),
        unparsed: column(reviewRows, Int32Array, 9),
        unthreaded: column(reviewRows, Int32Array, 10),
        suppressed: column(reviewRows, Int32Array, 11),
      };
      return {
        table,
        reviews,
        number: column(rows, Int32Array, 16),
        ids,
        agents: words.agents.words,
        repos: words.repos.words,
        severities: words.severities.words,
        categories: words.categories.words,
        paths: words.paths.words,
        version: flow.version,
      };
    });
  }
}

const outcomeCode = (word: string): number => FINDING_OUTCOMES.indexOf(word as FindingOutcome);

/** The row of a pull request in the flow table, -1 = not recorded. */
function itemsOf(flow: FlowColumns): (repo: string, number: number) => number {
  const byRepo = new Map<string, Map<number, number>>(flow.repos.map((repo) => [repo, new Map<number, number>()]));
  const maps = flow.repos.map((repo) => byRepo.get(repo) as Map<number, number>);
  for (let item = 0; item < flow.table.length; item++) maps[flow.table.repo[item]].set(flow.number[item], item);
  return (repo, number) => byRepo.get(repo)?.get(number) ?? -1;
}

import type { AuthoredTable } from '../domain/adoption-table';
import { AUTHORSHIP } from '../domain/authorship';
import type { AdoptionPeople } from './adoption-people';
import type { ReadRuns } from './adoption-runs';
import type { FindingColumns } from './finding-columns';
import type { FlowColumns } from './flow-columns';

const AGENT_AUTHORED = AUTHORSHIP.indexOf('agent_authored');
const MERGED = 1;

/** The row in the flow table of the pull request each run names; -1 = none, or not recorded. */
export function itemsOfRuns(flow: FlowColumns, runs: ReadRuns, repos: readonly string[]): Int32Array {
  const keyOf = (repo: number, number: number): number => repo * 2 ** 31 + number;
  const items = new Map<number, number>();
  for (let run = 0; run < runs.length; run++)
    if (runs.named[run] === 1) items.set(keyOf(runs.repo[run], runs.number[run]), -1);
  if (items.size > 0) {
    const repoOf = new Map(repos.map((repo, index) => [repo, index]));
    const own = flow.repos.map((repo) => repoOf.get(repo) ?? -1);
    for (let item = 0; item < flow.table.length; item++) {
      const repo = own[flow.table.repo[item]];
      if (repo < 0) continue;
      const key = keyOf(repo, flow.number[item]);
      if (items.has(key)) items.set(key, item);
    }
  }
  return Int32Array.from(runs.person, (_, run) =>
    runs.named[run] === 1 ? items.get(keyOf(runs.repo[run], runs.number[run]))! : -1,
  );
}

/**
 * Pull requests of people: their own, and those an agent's account opened of which a run of theirs is recorded (of several runs the first one's). In the
 * order of the flow table.
 */
export function authoredOf(
  flow: FlowColumns,
  people: AdoptionPeople,
  runs: ReadRuns & { item: Int32Array },
  { reviews }: FindingColumns,
  dayOf: (at: number) => number,
): AuthoredTable {
  const { table } = flow;
  const personOf = Int32Array.from(flow.authors, (author) => people.find(author));
  const starter = new Map<number, number>();
  for (let run = 0; run < runs.length; run++) {
    const item = runs.item[run];
    if (item >= 0 && personOf[table.author[item]] < 0 && !starter.has(item)) starter.set(item, runs.person[run]);
  }
  const firstReview = new Map<number, number>();
  for (let row = 0; row < reviews.length; row++) {
    const item = reviews.item[row];
    if (item < 0 || reviews.completed[row] === 0) continue;
    const known = firstReview.get(item);
    if (known === undefined || reviews.first[row] < known) firstReview.set(item, reviews.first[row]);
  }
  const rows = new Int32Array(table.length);
  const person = new Int32Array(table.length);
  let length = 0;
  for (let item = 0; item < table.length; item++) {
    const own = personOf[table.author[item]];
    const of = own >= 0 ? own : (starter.get(item) ?? -1);
    if (of < 0) continue;
    rows[length] = item;
    person[length++] = of;
  }
  const item = rows.slice(0, length);
  const days = (moment: (of: number) => number): Float64Array =>
    Float64Array.from(item, (of) => {
      const at = moment(of);
      return at === at ? dayOf(at) : NaN;
    });
  const reviewedDay = days((of) => firstReview.get(of) ?? NaN);
  return {
    length,
    person: person.slice(0, length),
    item,
    createdDay: Int32Array.from(item, (of) => dayOf(table.created[of])),
    mergedDay: days((of) => (table.state[of] === MERGED ? table.end[of] : NaN)),
    agentAuthored: Uint8Array.from(item, (of) => (table.authorship[of] === AGENT_AUTHORED ? 1 : 0)),
    reviewed: Uint8Array.from(reviewedDay, (day) => (day === day ? 1 : 0)),
    reviewedDay,
  };
}

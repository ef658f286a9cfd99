import fc from 'fast-check';
import { blocksOf, type FlowTable } from '../../server/domain/flow-table';
import * as stage from '../../server/domain/stage';

/** One pull request of a hand-made table; what is left out is open, in no team, and unmarked. */
export interface TestPullRequest {
  visits: stage.Visit[];
  court?: { from: number; to: number }[];
  created?: number;
  end?: number;
  state?: number;
  stage?: number;
  flags?: number;
  authorship?: number;
  service?: number;
  size?: number;
  /** Index of its deploy, and the number of what says so. */
  deploy?: number;
  deployEvidence?: number;
}

/** Pull requests as the columns the tables of the product have: a stage visited once in its own columns, an interrupted one in `extra`. */
export function flowTableOf(pullRequests: TestPullRequest[]): FlowTable {
  const { length } = pullRequests;
  const missing = (): Float64Array => new Float64Array(length).fill(NaN);
  const enter = stage.STAGES.slice(0, stage.DEPLOY + 1).map(missing);
  const leave = enter.map(missing);
  const extra: { item: number; visit: stage.Visit }[] = [];
  const court: { item: number; from: number; to: number }[] = [];
  pullRequests.forEach(({ visits, court: spells }, item) => {
    for (const visit of visits) {
      if (visit.stage > stage.DEPLOY) continue;
      if (visits.filter((other) => other.stage === visit.stage).length > 1) extra.push({ item, visit });
      else {
        enter[visit.stage][item] = visit.enter;
        leave[visit.stage][item] = visit.leave;
      }
    }
    for (const spell of spells ?? []) court.push({ item, ...spell });
  });
  const of = (value: (pullRequest: TestPullRequest) => number): number[] => pullRequests.map(value);
  const table: Omit<FlowTable, 'blockStart' | 'blockEnd'> = {
    length,
    enter,
    leave,
    extra: {
      item: Int32Array.from(extra, ({ item }) => item),
      stage: Uint8Array.from(extra, ({ visit }) => visit.stage),
      enter: Float64Array.from(extra, ({ visit }) => visit.enter),
      leave: Float64Array.from(extra, ({ visit }) => visit.leave),
    },
    court: {
      item: Int32Array.from(court, ({ item }) => item),
      from: Float64Array.from(court, ({ from }) => from),
      to: Float64Array.from(court, ({ to }) => to),
    },
    created: Float64Array.from(of(({ created, visits }) => created ?? visits[0]?.enter ?? NaN)),
    end: Float64Array.from(of(({ end }) => end ?? NaN)),
    state: Uint8Array.from(of(({ state }) => state ?? stage.OPEN)),
    stage: Int8Array.from(of(({ stage: at }) => at ?? -1)),
    flags: Uint16Array.from(of(({ flags }) => flags ?? 0)),
    repo: new Int32Array(length),
    author: new Int32Array(length),
    team: new Int16Array(length).fill(-1),
    service: Int32Array.from(of(({ service }) => service ?? 0)),
    person: new Uint8Array(length).fill(255),
    size: Uint8Array.from(of(({ size }) => size ?? 0)),
    authorship: Uint8Array.from(of(({ authorship }) => authorship ?? 2)),
    deploy: Int32Array.from(of(({ deploy }) => deploy ?? -1)),
    deployEvidence: Uint8Array.from(of(({ deployEvidence }) => deployEvidence ?? 0)),
  };
  const blocks = blocksOf(table);
  return { ...table, blockStart: blocks.start, blockEnd: blocks.end };
}

/** Pull requests of any course between hour 0 and hour `hours`, as the product's own rules cut them into stages. Times in whole seconds. */
export function arbitraryPullRequests(hours: number, maxLength: number): fc.Arbitrary<TestPullRequest[]> {
  const at = fc.integer({ min: 0, max: hours * 4 }).map((quarter) => quarter * 900);
  const maybe = fc.option(at, { nil: NaN });
  const events = fc.array(
    fc.record({
      code: fc.constantFrom(
        stage.READY_FOR_REVIEW,
        stage.CONVERT_TO_DRAFT,
        stage.CLOSED,
        stage.REOPENED,
        stage.PUSHED,
        stage.REVIEW_REQUESTED,
      ),
      at,
    }),
    { maxLength: 6 },
  );
  const reviews = fc.array(
    fc.record({
      state: fc.constantFrom(stage.APPROVED, stage.CHANGES_REQUESTED, stage.COMMENTED),
      by: fc.constantFrom(stage.BY_HUMAN, stage.BY_AGENT, stage.BY_AUTHOR),
      at,
    }),
    { maxLength: 5 },
  );
  const one = fc
    .record({
      createdAt: at,
      events,
      reviews,
      mergedAt: maybe,
      closedAt: maybe,
      deployedAt: maybe,
      draft: fc.constantFrom(true, false, undefined),
      deployKnown: fc.boolean(),
      authorship: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ authorship, mergedAt, closedAt, ...drawn }): TestPullRequest => {
      const merged = mergedAt >= drawn.createdAt ? mergedAt : NaN;
      const closed = closedAt >= drawn.createdAt ? closedAt : NaN;
      const later = <T extends { at: number }>(rows: T[]): T[] =>
        rows.filter((row) => row.at >= drawn.createdAt).sort((a, b) => a.at - b.at);
      const times = stage.stagesOf({
        ...drawn,
        readyAt: NaN,
        firstCommitAt: NaN,
        commitsAuthoredAt: [],
        events: later(drawn.events),
        reviews: later(drawn.reviews),
        mergedAt: merged,
        closedAt: Number.isNaN(merged) ? closed : merged,
        operatedAt: NaN,
      });
      return {
        visits: times.visits,
        court: times.authorCourt.map(({ from, to }) => ({ from, to })),
        created: drawn.createdAt,
        end: times.end,
        state: times.state,
        stage: times.stage,
        flags: times.flags,
        authorship,
      };
    });
  return fc.array(one, { maxLength });
}

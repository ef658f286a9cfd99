import { GitBench } from '../support/git-bench';
import { day, longHistory, type MadeCommit, type MadeTag } from '../support/git-history';
import { outputOf } from '../support/command-line';
import { lines } from '../support/ledger-bench';
import { startServer } from '../support/server';
import { Organizations } from '../../server/store/organizations';

jest.setTimeout(180_000);

let bench: GitBench;

beforeAll(async () => {
  bench = await GitBench.open();
});

afterAll(() => bench.close());

/** A change a day: branched at midnight, merged at noon; a squash every fifth; a release at the end of each tenth day. */
function* days(count: number): Generator<MadeCommit | MadeTag> {
  yield { message: 'Begin', at: day(0), mark: 'm0' };
  for (let k = 1; k <= count; k++) {
    if (k % 5 === 0) yield { message: `Squashed (#${k})`, at: day(k, 12), mark: `m${k}` };
    else {
      yield { branch: `b${k}`, from: `m${k - 1}`, message: 'Work', at: day(k), mark: `w${k}` };
      yield { message: `Merge pull request #${k} from acme/b${k}\n\nChange ${k}`, at: day(k, 12), merge: [`w${k}`], mark: `m${k}` }; // prettier-ignore
    }
    if (k % 10 === 0) yield { tag: `v1.${k / 10}.0`, at: `m${k}`, annotatedAt: day(k, 18) };
  }
}

async function organizationOf(id: number): Promise<string> {
  const organizations = await new Organizations(bench.ledger.store).list();
  return organizations.find((each) => each.id === id)?.name as string;
}

interface FlowAnswer {
  stages: { stage: string; unknown: boolean; undivided: boolean; arrivals: number | null; departures: number | null; wip: number | null; n: number; p50: number | null }[]; // prettier-ignore
  pullRequests: Record<string, number | null>;
  leadTime: { n: number };
  cycleTime: { n: number };
}

async function answersOf(id: number) {
  const org = await organizationOf(id);
  const ask = async (...args: string[]) => JSON.parse(await outputOf(bench.ledger.database, ...args, '--org', org, '--json')) as unknown; // prettier-ignore
  const flow = (await ask('flow', '--from', '2026-01-01', '--to', '2026-02-19')) as FlowAnswer;
  const stage = Object.fromEntries(flow.stages.map((each) => [each.stage, each]));
  return { flow, stage, ask };
}

test('from a clone alone, what git does not tell is unknown and not 0', async () => {
  const folder = await bench.made(days(50));
  const { id } = await bench.imported(folder);
  const { flow, stage, ask } = await answersOf(id);
  expect(flow.pullRequests).toEqual({ opened: null, merged: 50, abandoned: null, open: null, unreviewed: null, irregular: 0, fromGit: 50, total: 50 }); // prettier-ignore
  for (const name of ['pickup', 'review', 'merge'])
    expect(stage[name]).toMatchObject({ unknown: true, arrivals: null, departures: null, wip: null, p50: null, n: 0 });
  // 40 merges of 12 hours; 10 squashes hide when they began.
  expect(stage.write).toMatchObject({ unknown: false, undivided: true, arrivals: null, departures: 50, wip: null, n: 40, p50: 12 }); // prettier-ignore
  expect(stage.deploy).toMatchObject({ unknown: false, undivided: false, arrivals: 50, departures: 50, wip: 0 });
  expect(flow).toMatchObject({ leadTime: { n: 40 }, cycleTime: { n: 0 } });

  const bottleneck = (await ask('bottleneck', '--from', '2026-01-01', '--to', '2026-02-19')) as {
    weeks: { constraint: string | null; evidence: { rule: string } }[];
  };
  // In the last weeks deploys are known and calm; that does not make write the constraint.
  expect(bottleneck.weeks.at(-2)).toMatchObject({ constraint: null, evidence: { rule: 'unseen' } });

  const items = (await outputOf(bench.ledger.database, 'flow', '--items', '--json', '--org', await organizationOf(id)))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(items[0]).toMatchObject({
    number: 1, createdAt: null, startedAt: '2026-01-01T00:00:00.000Z', readyAt: null, firstReviewAt: null, reviewers: { humans: null, agents: null },
    hours: { write: 12, pickup: null, review: null, merge: null, deploy: 9 * 24 + 6 }, flags: ['from_git'],
  }); // prettier-ignore
});

test('a clone alone tells of no open work, not even of what was being written at the end of the range', async () => {
  const steps: MadeCommit[] = [
    { message: 'Begin', at: day(1), mark: 'm0' },
    { branch: 'one', from: 'm0', message: 'Work', at: day(5), mark: 'w1' },
    { message: 'Merge pull request #1 from acme/one', at: day(25), merge: ['w1'] },
  ];
  const { id } = await bench.imported(await bench.made(steps));
  const server = await startServer(bench.ledger.database);
  try {
    const query = `query ($org: String) { ageing(org: $org, scope: { range: "2026-01-05..2026-01-18" }) { total repo }
      flow(org: $org, scope: { range: "2026-01-05..2026-01-18" }) { series { stage agentAuthoredShare } } }`;
    const { ageing, flow } = await server.graphql<{
      ageing: object;
      flow: { series: { stage: string; agentAuthoredShare: (number | null)[] }[] };
    }>(query, { org: await organizationOf(id) });
    expect(ageing).toEqual({ total: 0, repo: [] });
    // Nor a share of what was begun: what was begun and not merged is not in the history.
    const write = flow.series.find(({ stage }) => stage === 'write');
    expect(write?.agentAuthoredShare).toEqual([null, null]);
  } finally {
    await server.close();
  }
});

test('beside pull requests of a host, those from git are left out of what nobody knows of them', async () => {
  const folder = await bench.made(days(20));
  const { id } = await bench.imported(folder);
  const facts = [
    { kind: 'pull_request', repo: 'acme/web', number: 1, title: 'Seen', author: 'ada', draft: false, created_at: '2026-01-05T00:00:00Z', merged_at: '2026-01-06T00:00:00Z', updated_at: '2026-01-06T00:00:00Z' },
    { kind: 'review', repo: 'acme/web', number: 1, id: 1, reviewer: 'ben', state: 'approved', submitted_at: '2026-01-05T06:00:00Z' },
  ]; // prettier-ignore
  await bench.again(id, await bench.ledger.file('records.ndjson', lines(facts)));
  const { flow, stage } = await answersOf(id);
  expect(flow.pullRequests).toEqual({ opened: 1, merged: 21, abandoned: 0, open: 0, unreviewed: 0, irregular: 0, fromGit: 20, total: 21 }); // prettier-ignore
  expect(stage.write).toMatchObject({ undivided: false, departures: 1 });
  expect(stage.pickup).toMatchObject({ unknown: false, arrivals: 1, departures: 1 });
  expect(flow).toMatchObject({ cycleTime: { n: 1 } });
});

test('10,000 commits, their merges and their tags come in whole', async () => {
  const folder = await bench.made(longHistory(10_000));
  const { summary } = await bench.imported(folder);
  expect(summary.kinds).toMatchObject({ pull_request: { accepted: 2500, rejected: 0 }, deploy: { accepted: 100 } });
});

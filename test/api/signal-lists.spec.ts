import { HIT_RATE_BY } from '../../server/modules/signal/hit-rate.types';
import { FINDING_OUTCOMES } from '../../server/domain/finding';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(240_000);

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await cloneDatabase();
  await outputOf(database, 'demo', '--seed', '4');
  server = await startServer(database);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

type Counted = Record<(typeof FINDING_OUTCOMES)[number] | 'n' | 'findings', number>;
interface Answer {
  total: Counted;
  vendor: Counted | null;
  groups: (Counted & { key: string; agent: string | null })[];
  evidence: { evidence: string; count: number }[];
}
interface Asked {
  scope: object;
  by?: string;
  agent?: string;
  series?: string;
}

const COUNTS = `${FINDING_OUTCOMES.join(' ')} n findings`;

async function rateOf(asked: Asked): Promise<Answer> {
  const { hitRate } = await server.graphql<{ hitRate: Answer }>(
    `query ($scope: Scope, $by: HitRateBy, $agent: String, $series: OutcomeSeries) {
       hitRate(org: "simulated", scope: $scope, by: $by, agent: $agent, series: $series) {
         total { ${COUNTS} } vendor { ${COUNTS} } groups { key agent ${COUNTS} } evidence { evidence count } } }`,
    { ...asked },
  );
  return hitRate;
}

/** How long the list behind each number is: of every outcome, of those in the rate, and of all that are not counted apart. */
async function lengthsOf({ scope, agent, series }: Asked, filter: object): Promise<Counted> {
  const lists = [
    ...FINDING_OUTCOMES.map((outcome) => ({ name: outcome as string, narrowed: { outcome } as object })),
    { name: 'n', narrowed: { inRate: true } },
    { name: 'findings', narrowed: {} },
  ];
  const variables = Object.fromEntries(lists.map(({ name, narrowed }) => [name, { agent, ...filter, ...narrowed }]));
  const found = await server.graphql<Record<string, { total: number }>>(
    `query ($scope: Scope, $series: OutcomeSeries, ${lists.map(({ name }) => `$${name}: FindingFilter`).join(', ')}) {
       ${lists.map(({ name }) => `${name}: findings(org: "simulated", scope: $scope, series: $series, filter: $${name}, first: 1) { total }`).join('\n')} }`,
    { scope, series, ...variables },
  );
  return Object.fromEntries(Object.entries(found).map(([name, { total }]) => [name, total])) as Counted;
}

const numbers = (of: Counted): object =>
  Object.fromEntries([...FINDING_OUTCOMES, 'n' as const, 'findings' as const].map((name) => [name, of[name]]));

describe('the lists of findings', () => {
  it.each(HIT_RATE_BY)('are as long as the numbers of every group said, by %s', async (by) => {
    const asked: Asked = { scope: { range: '-13w' }, by };
    const { total, groups } = await rateOf(asked);
    expect(total.n).toBeGreaterThan(100);
    expect(groups.length).toBeGreaterThan(1);
    for (const group of groups)
      expect([group.key, await lengthsOf(asked, { group: by, groupKey: group.key })]).toEqual([
        group.key,
        numbers(group),
      ]);
    // Every finding is in one group; what waits does so at the end of several weeks.
    for (const name of [...FINDING_OUTCOMES, 'n'] as const)
      if (name !== 'pending' || (by !== 'week' && by !== 'month'))
        expect([name, groups.reduce((sum, group) => sum + group[name], 0)]).toEqual([name, total[name]]);
  });

  it.each<Asked>([
    { scope: { range: 'all' } },
    { scope: { range: '-4w', authorship: ['agent_authored'] } },
    { scope: { range: '-26w', repos: ['northwind-sim/platform'], sizes: ['S', 'M'] } },
    { scope: { range: '-26w' }, agent: 'coderabbit' },
    { scope: { range: '-26w' }, agent: 'copilot-review', series: 'lenient' },
    { scope: { range: '-26w' }, series: 'vendor' },
  ])('are as long as the total said: %j', async (asked) => {
    const { total } = await rateOf(asked);
    expect(total.n).toBeGreaterThan(0);
    expect(await lengthsOf(asked, {})).toEqual(numbers(total));
  });

  it('are as long as the share of each evidence said', async () => {
    const scope = { range: '-26w' };
    const { evidence, total } = await rateOf({ scope });
    expect(evidence.reduce((sum, { count }) => sum + count, 0)).toBe(total.n);
    for (const { evidence: kind, count } of evidence)
      expect([kind, (await lengthsOf({ scope }, { evidence: kind })).n]).toEqual([kind, count]);
  });

  it('tell the agent of a severity or not, as the page has it', async () => {
    const scope = { range: '-26w' };
    const { groups } = await rateOf({ scope, by: 'severity' });
    const major = groups.find(({ key }) => key === 'coderabbit: major')!;
    for (const filter of [
      { group: 'severity', groupKey: 'coderabbit: major' },
      { group: 'severity', groupKey: 'coderabbit: major', agent: 'coderabbit' },
      { group: 'severity', groupKey: 'major', agent: 'coderabbit' },
      { severity: 'major', agent: 'coderabbit' },
    ])
      expect(await lengthsOf({ scope }, filter)).toEqual(numbers(major));
  });

  it('are paged without gap or repetition, newest first', async () => {
    const seen: { postedAt: string; key: string }[] = [];
    let after: string | null = null;
    do {
      const { findings }: { findings: { nodes: { agent: string; repo: string; number: number; id: string; postedAt: string }[]; endCursor: string; hasNextPage: boolean } } =
        await server.graphql(`query ($after: String) { findings(org: "simulated", first: 700, after: $after) {
          nodes { agent repo number id postedAt } endCursor hasNextPage } }`, { after }); // prettier-ignore
      for (const { agent, repo, number, id, postedAt } of findings.nodes)
        seen.push({ postedAt, key: `${agent}:${repo}#${number}:${id}` });
      after = findings.hasNextPage ? findings.endCursor : null;
    } while (after !== null);
    const { total } = await rateOf({ scope: {} });
    expect([seen.length, new Set(seen.map(({ key }) => key)).size]).toEqual([total.findings, total.findings]);
    const times = seen.map(({ postedAt }) => Date.parse(postedAt));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('say what is wrong with what was asked', async () => {
    const ask = (filter: object): Promise<unknown> =>
      server.graphql(`query ($filter: FindingFilter) { findings(org: "simulated", filter: $filter) { total } }`, {
        filter,
      });
    await expect(ask({ agent: 'nobody' })).rejects.toThrow('There is no agent');
    await expect(ask({ evidence: 'hope' })).rejects.toThrow('is no evidence');
    await expect(ask({ week: '1999-W01' })).rejects.toThrow('is no week of this range');
    await expect(ask({ group: 'team' })).rejects.toThrow('give both');
  });
});

describe('samples', () => {
  interface Node {
    place: number;
    judged: string | null;
    outcome: string | null;
    evidence: string | null;
    body: string | null;
    finding: Record<'outcome' | 'lenient' | 'vendor' | 'evidence' | 'outcomeAt' | 'reacted' | 'decided', unknown>;
    context: { sentiment: string }[];
  }
  interface Sample {
    id: number;
    size: number;
    judged: number;
    finished: boolean;
    nodes: Node[];
  }
  const SAMPLE = `id size judged finished nodes { place judged outcome evidence body context { sentiment }
    finding { outcome lenient vendor evidence outcomeAt reacted decided } }`;
  const draw = async (size: number, agent: string): Promise<Sample> =>
    (
      await server.graphql<{ drawSample: Sample }>(
        `mutation ($size: Int!, $agent: String) { drawSample(org: "simulated", size: $size, agent: $agent) { ${SAMPLE} } }`,
        { size, agent },
      )
    ).drawSample;
  const judge = async (sample: number, place: number, judged: string | null): Promise<Sample> =>
    (
      await server.graphql<{ judgeFinding: Sample }>(
        `mutation ($sample: Int!, $place: Int!, $judged: String) {
           judgeFinding(org: "simulated", sample: $sample, place: $place, judged: $judged) { ${SAMPLE} } }`,
        { sample, place, judged },
      )
    ).judgeFinding;

  it('hide what the classifier says until it is judged, and measure it against people, weighted back', async () => {
    let sample = await draw(20, 'coderabbit');
    expect([sample.size, sample.nodes.length, sample.judged, sample.finished]).toEqual([20, 20, 0, false]);
    for (const { finding, outcome, evidence, judged, context, body } of sample.nodes) {
      expect([...Object.values(finding), outcome, evidence, judged]).toEqual(new Array(10).fill(null));
      expect(context.every(({ sentiment }) => sentiment === '')).toBe(true);
      expect(body).not.toBeNull();
    }
    // People agree with everything, but find that two ignored ones were accepted; of one they are not sure.
    let [ignored, misses, unsure] = [0, 0, 0];
    const pairs: [string, string][] = [];
    for (const { place } of sample.nodes) {
      const { outcome } = (await judge(sample.id, place, 'unsure')).nodes[place - 1];
      if (outcome === 'ignored') ignored++;
      let judged = outcome!;
      if (outcome === 'ignored' && ignored <= 2) [judged, misses] = ['accepted', misses + 1];
      else if (outcome === 'ignored' && ignored === 3) [judged, unsure] = ['unsure', 1];
      sample = await judge(sample.id, place, judged);
      if (judged !== 'unsure') pairs.push([outcome!, judged]);
    }
    expect([sample.judged, sample.finished, ignored, misses, unsure]).toEqual([20, true, 10, 2, 1]);
    const { total } = await rateOf({ scope: {}, agent: 'coderabbit' });
    const { classifierQuality: quality } = await server.graphql<{
      classifierQuality: Record<'precision' | 'recall' | 'agreement', { value: number; low: number; high: number; n: number }> &
        Record<'samples' | 'judged' | 'unsure', number> & { matrix: number[][] };
    }>(`{ classifierQuality(org: "simulated", agent: "coderabbit") { samples judged unsure matrix
          precision { value low high n } recall { value low high n } agreement { value low high n } } }`); // prettier-ignore
    const count = (said: string, of: string): number => pairs.filter(([a, b]) => a === said && b === of).length;
    const words = ['accepted', 'rejected', 'ignored'];
    expect(quality.matrix).toEqual(words.map((said) => words.map((of) => count(said, of))));
    expect([quality.samples, quality.judged, quality.unsure]).toEqual([1, 20, 1]);
    // Ten were drawn of the accepted and rejected ones, all judged; nine of the ignored ones are sure, two of them accepted.
    const decided = total.accepted + total.rejected;
    const found = (decided * count('accepted', 'accepted')) / 10;
    expect(quality.precision.value).toBe(1);
    expect(quality.recall.value).toBeCloseTo(found / (found + (total.ignored * 2) / 9), 9);
    expect(quality.agreement.value).toBeCloseTo((decided + (total.ignored * 7) / 9) / (decided + total.ignored), 9);
    for (const { value, low, high } of [quality.recall, quality.agreement]) {
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
    const back = await judge(sample.id, 1, null);
    expect([back.judged, back.finished, back.nodes[0].outcome]).toEqual([19, false, null]);
  });

  it('refuse what cannot be drawn or judged', async () => {
    await expect(draw(0, 'coderabbit')).rejects.toThrow('cannot be drawn');
    await expect(draw(5, 'nobody')).rejects.toThrow('There is no agent');
    await expect(judge(999, 1, 'accepted')).rejects.toThrow('There is no finding 1 in sample 999');
    await expect(judge(1, 1, 'maybe')).rejects.toThrow('is no judgement');
  });
});

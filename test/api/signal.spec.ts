import { wilson } from '../../server/domain/statistics/wilson';
import { outputOf } from '../support/command-line';
import { signalRecords, SIGNAL_WEEK as WEEK } from '../support/signal-records';
import { counts, SignalScene, type Group, type HitRate } from '../support/signal-scene';

jest.setTimeout(180_000);

let scene: SignalScene;
beforeAll(async () => void (scene = await SignalScene.open()));
afterAll(() => scene?.close());

describe('the hit rate of the week on paper', () => {
  it('counts accepted, rejected and ignored ones of pull requests closed in it, and all others apart', async () => {
    const { total, previous, unknown, agents, evidence, coverage } = await scene.hitRate();
    expect([unknown, agents]).toEqual([false, ['coderabbit', 'codex']]);
    // c1 c5 x1 l1 · c2 t1 · c3 x2 t2 | c4 · c6 l2 · c7 · x3
    expect(counts(total)).toBe('all: 4 2 3 | 1 2 1 1');
    expect([total.findings, total.n, total.enough]).toEqual([14, 9, false]);
    expect(total.rate).toBeCloseTo(4 / 9, 12);
    // shop#1, shop#2, api#1 and lib#7: under 30, so a design effect of 4 is assumed, and the interval is Wilson's by it.
    expect([total.pullRequests, total.deffAssumed]).toEqual([4, true]);
    expect(total.effectiveN).toBeCloseTo(9 / total.deff, 12);
    const plain = wilson(4, 9, 4);
    expect(total.deff).toBe(4);
    expect(total.low).toBeCloseTo(plain.low, 12);
    expect(total.high).toBeCloseTo(plain.high, 12);
    expect([total.lateShare, total.pendingShare, total.unparsedShare]).toEqual([1 / 14, 2 / 14, 1 / 14]);
    // c3 and x2: nobody reacted; gus resolved t2.
    expect(total.silentIgnoreShare).toBeCloseTo(2 / 9, 12);
    expect(counts(previous)).toBe('all: 1 0 0 | 0 0 0 0');
    const stated = evidence.filter(({ count }) => count > 0).map((one) => `${one.evidence} ${one.count}`);
    expect(stated).toEqual(['none 1', 'stated 7', 'reply 1']);
    // shop#1, #2 and api#1 of those and shop#4.
    expect([coverage.numerator, coverage.n]).toEqual([3, 4]);
  });

  it('is told of agents, severities, categories, repositories, teams, sizes and authorship', async () => {
    const groups = async (by: string, more: object = {}): Promise<string[]> =>
      (await scene.hitRate({ by, ...more })).groups.map(counts);
    expect(await groups('agent')).toEqual(['coderabbit: 3 1 1 | 1 2 1 0', 'codex: 1 1 2 | 0 0 0 1']);
    expect(await groups('severity')).toEqual([
      'coderabbit: major: 2 1 0 | 0 2 0 0',
      'coderabbit: minor: 1 0 1 | 1 0 0 0',
      'coderabbit: unknown: 0 0 0 | 0 0 1 0',
      'codex: P1: 1 1 2 | 0 0 0 0',
      'codex: P2: 0 0 0 | 0 0 0 1',
    ]);
    expect(await groups('severity', { agent: 'codex' })).toEqual(['P1: 1 1 2 | 0 0 0 0', 'P2: 0 0 0 | 0 0 0 1']);
    expect(await groups('category', { agent: 'coderabbit' })).toEqual([
      'Correctness: 2 1 0 | 0 2 0 0',
      'Style: 1 0 1 | 1 0 0 0',
      'unknown: 0 0 0 | 0 0 1 0',
    ]);
    expect(await groups('repo')).toEqual([
      'acme/api: 0 1 2 | 0 0 0 1',
      'acme/lib: 1 0 0 | 0 1 0 0',
      'acme/shop: 3 1 1 | 1 1 1 0',
    ]);
    // A team of two is not shown on its own: with what is unknown.
    expect(await groups('team')).toEqual(['core: 3 1 1 | 1 1 1 0', 'unknown: 1 1 2 | 0 1 0 1']);
    expect(await groups('size')).toEqual(['XS: 1 1 1 | 1 0 0 0', 'M: 2 0 0 | 0 0 1 0', 'unknown: 1 1 2 | 0 2 0 1']);
    expect(await groups('authorship')).toEqual(['unmarked: 3 2 3 | 1 1 1 1', 'unknown: 1 0 0 | 0 1 0 0']);
  });

  it('is told by week with what waits at the end of each, and which week is not over', async () => {
    const { groups, running } = await scene.hitRate({ by: 'week', scope: { range: '2024-07-01..2024-07-21' } });
    expect(groups.map(counts)).toEqual([
      '2024-W27: 1 0 0 | 0 0 0 0',
      '2024-W28: 4 2 3 | 1 2 1 1',
      '2024-W29: 0 0 0 | 0 2 0 0',
    ]);
    expect(running).toEqual([false, false, false]);
    const months = await scene.hitRate({ by: 'month', scope: { range: '2024-07-01..2024-07-31' } });
    expect(months.groups.map(counts)).toEqual(['2024-07: 5 2 3 | 1 2 1 1']);
    // The newest record is of the 20th: the weeks are whole, the month is not.
    expect(months.running).toEqual([true]);
  });

  it('leaves findings of pull requests that are not recorded out of cuts that only a pull request can tell', async () => {
    const cut = async (scope: object): Promise<string> =>
      counts((await scene.hitRate({ scope: { ...WEEK, ...scope } })).total);
    expect(await cut({ repos: ['acme/lib'] })).toBe('all: 1 0 0 | 0 1 0 0');
    expect(await cut({ repos: ['acme/lib', 'acme/api'] })).toBe('all: 1 1 2 | 0 1 0 1');
    expect(await cut({ teams: ['core'] })).toBe('all: 3 1 1 | 1 1 1 0');
    expect(await cut({ authorship: ['unmarked'] })).toBe('all: 3 2 3 | 1 1 1 1');
    expect(await cut({ sizes: ['XS'] })).toBe('all: 1 1 1 | 1 0 0 0');
    await expect(cut({ repos: ['acme/none'] })).rejects.toThrow('There is no repository \\"acme/none\\"');
  });

  it('keeps the lenient outcome and what vendors tell apart', async () => {
    const { lenient, vendor } = await scene.hitRate();
    // The resolved thread t2 counts.
    expect(counts(lenient)).toBe('all: 5 2 2 | 1 2 1 1');
    expect(vendor).toBeNull();
    expect(counts((await scene.hitRate({ series: 'lenient' })).total)).toBe('all: 5 2 2 | 1 2 1 1');
  });

  it('tells how much the agents reviewed', async () => {
    const { groups, total } = await scene.hitRate();
    const told = ({ key, reviewed, findingsPerPullRequest, withFinding }: Group) => [
      key,
      reviewed,
      findingsPerPullRequest,
      withFinding.numerator,
    ];
    // coderabbit: c1 – c5 and c7 on shop#1 and #2; codex: x1, x2, x3, t1, t2 on shop#2 and api#1.
    expect([total, ...groups].map(told)).toEqual([
      ['all', 3, 11 / 3, 3],
      ['coderabbit', 2, 3, 2],
      ['codex', 2, 2.5, 2],
    ]);
  });
});

describe('incidents that came from reviewed changes', () => {
  it('are counted with and without a finding, before the merge and on the changed files', async () => {
    const { signalMisses } = await scene.server.graphql<{ signalMisses: object }>(
      `query ($scope: Scope) { signalMisses(org: "acme", scope: $scope) {
         incidents reviewed withFinding withFindingOnFiles without rows { incident repo number agents findings onFiles evidence } } }`,
      { scope: WEEK },
    );
    expect(signalMisses).toEqual({
      // i4 came from nothing that is known; shop#4, of i3, nobody reviewed.
      incidents: 3,
      reviewed: 2,
      withFinding: 2,
      // Which files api#1 changed is unknown, so nobody knows of how many.
      withFindingOnFiles: null,
      without: 0,
      rows: [
        {
          incident: 'i2',
          repo: 'acme/api',
          number: 1,
          agents: ['codex'],
          findings: 4,
          onFiles: null,
          evidence: 'named',
        },
        // c1, c2 and c3; c4 came too late to help, and c2 and c3 are on another file.
        {
          incident: 'i1',
          repo: 'acme/shop',
          number: 1,
          agents: ['coderabbit'],
          findings: 3,
          onFiles: 1,
          evidence: 'stated',
        },
      ],
    });
  });
});

describe('without any review agent', () => {
  it('everything is unknown, not nothing', async () => {
    const pull = signalRecords.find((record) => (record as { kind: string }).kind === 'pull_request');
    await scene.import('none', [pull!]);
    const answer = await scene.server.graphql<{ hitRate: HitRate; signalAlarms: []; muteRisk: []; parserHealth: [] }>(
      `{ hitRate(org: "none", scope: { range: "all" }) { unknown groups { key } total { n rate enough reviewed } }
         signalAlarms(org: "none") { agent } muteRisk(org: "none") { agent } parserHealth(org: "none") { agent } }`,
    );
    expect(answer).toEqual({
      hitRate: { unknown: true, groups: [], total: { n: 0, rate: null, enough: false, reviewed: 0 } },
      signalAlarms: [],
      muteRisk: [],
      parserHealth: [],
    });
    expect(await outputOf(scene.database, 'hit-rate', '--org', 'none', '--range', 'all')).toContain(
      'No review agent is known',
    );
  });
});

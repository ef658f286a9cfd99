import { cutAnswer, tuneAnswer, type Outcome, type Rule, type Tune } from '../support/tune-answers';
import { findingRecords, openTuneScenario, START, type FindingRecord, type TuneScenario } from '../support/tune-scenario'; // prettier-ignore

jest.setTimeout(180_000);

let scenario: TuneScenario;

beforeAll(async () => {
  scenario = await openTuneScenario();
});
afterAll(() => scenario?.close());

const tune = (agent?: string, more?: object): Promise<Tune> => tuneAnswer(scenario, agent, more);
const cut = (agent: string, rule: Rule, scope?: object): Promise<Outcome> => cutAnswer(scenario, agent, rule, scope);

describe('tune', () => {
  it('takes the agent with most findings, and says what is posted today', async () => {
    const answer = await tune();
    expect(answer).toMatchObject({
      agent: 'codex',
      target: 0.6,
      agents: ['coderabbit', 'codex', 'greptile', 'qodo'],
      severities: ['P1', 'P2'],
      categories: ['security', 'style'],
      hasConfidence: false,
      confidenceLow: null,
      severityUnknown: 0,
      // The older seven of ten weeks.
      splitAt: '2026-02-23T00:00:00.000Z',
    });
    expect(answer.all).toMatchObject({ kept: 240, n: 240, hits: 140, hidden: 0, hiddenHits: 0, pullRequests: 120, keptPerPullRequest: 2 }); // prettier-ignore
    expect(answer.all.rate).toBeCloseTo(140 / 240, 12);
    expect(answer.warning).toContain('only judge tightening');
  });

  it('certifies the rule that keeps P1, on the older weeks, and shows the newer ones', async () => {
    const { candidates, chosen, verdict, needed } = await tune('codex');
    expect(candidates.length).toBeLessThanOrEqual(12);
    const place = candidates.findIndex(({ rule }) => rule.minSeverity === 'P1');
    expect(chosen).toBe(place);
    expect({ verdict, needed }).toEqual({ verdict: 'certified', needed: null });
    const { label, rule, whole, older, newer, certified, newerBelow, p, adjusted } = candidates[place];
    expect(label).toBe('P1 and more severe');
    expect(rule).toEqual({ minSeverity: 'P1', categories: null, minConfidence: null, paths: null, capPerPullRequest: null }); // prettier-ignore
    expect(whole).toMatchObject({ kept: 120, hits: 110, hidden: 120, hiddenHits: 30, keptPerPullRequest: 1 });
    expect(older).toMatchObject({ kept: 84, hits: 77, hidden: 84, hiddenHits: 21, pullRequests: 84 });
    expect(newer).toMatchObject({ kept: 36, hits: 33, hidden: 36, hiddenHits: 9, pullRequests: 36 });
    expect({ certified, newerBelow }).toEqual({ certified: true, newerBelow: false });
    expect(adjusted!).toBeLessThanOrEqual(0.05);
    expect(adjusted!).toBeGreaterThanOrEqual(p!);
    const [every] = candidates;
    expect(every).toMatchObject({ label: 'everything', certified: false, older: { kept: 168, hits: 98 } });
    for (const { whole: all, older: before, newer: after } of candidates)
      for (const key of ['kept', 'hits', 'hidden', 'hiddenHits', 'pullRequests'] as const)
        expect([key, before[key] + after[key]]).toEqual([key, all[key]]);
  });

  it('says about how many more findings it takes where a rule is seen above the target', async () => {
    // 18 of 24 = 75 % on few findings; the older one of two weeks has 9 of 12.
    const { verdict, needed, chosen, candidates } = await tune('greptile');
    expect({ verdict, chosen }).toEqual({ verdict: 'not_enough_data', chosen: null });
    expect(needed!).toBeGreaterThan(24);
    expect(candidates[0].older).toMatchObject({ n: 12, hits: 9 });
  });

  it('says that no rule is above the target where none is, and does not ask for more findings', async () => {
    const { verdict, needed, chosen, all } = await tune('coderabbit');
    expect({ verdict, needed, chosen }).toEqual({ verdict: 'below_target', needed: null, chosen: null });
    expect(all).toMatchObject({ n: 120, hits: 30 });
  });

  it('cuts by confidence where the vendor gives numbers', async () => {
    const { hasConfidence, confidenceLow, confidenceHigh, severities, severityUnknown, candidates } = await tune('qodo'); // prettier-ignore
    expect({ hasConfidence, confidenceLow, confidenceHigh }).toEqual({ hasConfidence: true, confidenceLow: 5, confidenceHigh: 10 }); // prettier-ignore
    expect({ severities, severityUnknown }).toEqual({ severities: [], severityUnknown: 120 });
    // Quartiles of 5, 6, … 10, twenty of each: places 29.75, 59.5 and 89.25 of 120.
    const cuts = candidates.filter(({ rule }) => rule.minConfidence !== null);
    expect(cuts.map(({ rule, whole }) => [rule.minConfidence, whole.kept, whole.hits])).toEqual([
      [6, 100, 60],
      [7.5, 60, 60],
      [9, 40, 40],
    ]);
  });

  it('answers for an organization without findings', async () => {
    const { agent, candidates, all, verdict } = await tune(undefined, { org: 'other' });
    expect({ agent, candidates, verdict }).toEqual({ agent: null, candidates: [], verdict: 'not_enough_data' });
    expect(all).toMatchObject({ n: 0, rate: null, enough: false });
  });

  it.each([
    ['an agent without findings', { agent: 'claude' }, 'There is no finding of "claude"; there are findings of: coderabbit, codex, greptile, qodo.'],
    ['a target of a whole', { target: 1 }, 'A target hit rate of 1 is none'],
    ['a target of percents', { target: 60 }, 'between 0 and 1'],
    ['a repository nobody knows', { scope: { repos: ['acme/none'] } }, 'There is no repository'],
  ])('refuses %s', async (_, more, message) => {
    await expect(tune('codex', more)).rejects.toThrow(message.replaceAll('"', '\\"'));
  }); // prettier-ignore
});

/** The rows a rule keeps, worked out once more from the records alone: those in the rate, a cap by severity and time. */
function keptOf(agent: string, rule: Rule, repos?: string[]): { all: FindingRecord[]; kept: FindingRecord[] } {
  const all = findingRecords().filter(
    (of) =>
      of.agent === agent &&
      ['accepted', 'rejected', 'ignored'].includes(of.outcome) &&
      (!repos || repos.includes(of.repo)),
  );
  const { minSeverity, categories, minConfidence, paths, capPerPullRequest } = rule;
  const fitting = all.filter(
    (of) =>
      (!minSeverity || (of.severity !== undefined && of.severity <= minSeverity)) &&
      (!categories || categories.includes(of.category ?? 'unknown')) &&
      (typeof minConfidence !== 'number' || Number(of.confidence) >= minConfidence) &&
      (!paths || paths.every((glob) => (glob === '!docs/**' ? !of.path?.startsWith('docs/') : of.path?.startsWith('src/')))),
  ); // prettier-ignore
  const perPullRequest = new Map<string, number>();
  const kept = fitting
    .sort((a, b) => ((a.severity ?? '') < (b.severity ?? '') ? -1 : 1))
    .filter(({ repo, number }) => {
      const key = `${repo}#${number}`;
      const count = (perPullRequest.get(key) ?? 0) + 1;
      perPullRequest.set(key, count);
      return count <= (capPerPullRequest ?? Infinity);
    });
  return { all, kept };
}

describe('tuneCut', () => {
  it.each<[string, string, Rule, string[] | undefined]>([
    ['everything', 'codex', {}, undefined],
    ['a severity, whatever its case', 'codex', { minSeverity: 'P1' }, undefined],
    ['the least severe word, which hides nothing', 'codex', { minSeverity: 'P2' }, undefined],
    ['a category', 'codex', { categories: ['style'] }, undefined],
    ['both categories', 'codex', { categories: ['security', 'style'] }, undefined],
    ['findings that tell no category', 'qodo', { categories: ['unknown'] }, undefined],
    ['a cap of one', 'codex', { capPerPullRequest: 1 }, undefined],
    ['a cap that is never reached', 'codex', { capPerPullRequest: 5 }, undefined],
    ['paths that let in', 'codex', { paths: ['src/**'] }, undefined],
    ['paths that leave out', 'codex', { paths: ['!docs/**'] }, undefined],
    ['a confidence', 'qodo', { minConfidence: 8 }, undefined],
    ['a confidence between two scores', 'qodo', { minConfidence: 7.5 }, undefined],
    ['parts that together keep nothing', 'codex', { minSeverity: 'P1', categories: ['style'] }, undefined],
    ['a repository', 'codex', { minSeverity: 'P1' }, ['acme/api']],
  ])('keeps what the records say: %s', async (_, agent, rule, repos) => {
    const { all, kept } = keptOf(agent, rule, repos);
    const hits = (of: FindingRecord[]): number => of.filter(({ outcome }) => outcome === 'accepted').length;
    const pullRequests = new Set(all.map(({ repo, number }) => `${repo}#${number}`)).size;
    const answer = await cut(agent, rule, repos && { repos });
    expect(answer).toMatchObject({
      kept: kept.length,
      n: kept.length,
      hits: hits(kept),
      hidden: all.length - kept.length,
      hiddenHits: hits(all) - hits(kept),
      pullRequests,
      keptPerPullRequest: kept.length / pullRequests,
      enough: kept.length >= 10,
    });
    if (kept.length === 0) expect(answer).toMatchObject({ rate: null, low: null, high: null });
    else {
      expect(answer.rate).toBeCloseTo(hits(kept) / kept.length, 12);
      expect(answer.low!).toBeLessThanOrEqual(answer.rate!);
      expect(answer.high!).toBeGreaterThanOrEqual(answer.rate!);
    }
  });

  it('takes severities in any case and empty lists as everything', async () => {
    expect(await cut('codex', { minSeverity: 'p1' })).toEqual(await cut('codex', { minSeverity: 'P1' }));
    expect(await cut('codex', { categories: [], paths: [] })).toEqual(await cut('codex', {}));
  });

  it('looks at pull requests closed in the range alone', async () => {
    // One week: 12 pull requests.
    const week = await cut('codex', { minSeverity: 'P1' }, { range: '2026-01-05..2026-01-11' });
    expect(week).toMatchObject({ kept: 12, hits: 11, hidden: 12, hiddenHits: 3, pullRequests: 12 });
  });

  it('has findings of pull requests that are not recorded in no cut by what only pull requests have', async () => {
    expect(await cut('codex', {}, { sizes: ['XS'] })).toMatchObject({ kept: 0, hidden: 0, pullRequests: 0 });
    expect(await cut('codex', {}, { repos: ['acme/shop'] })).toMatchObject({ kept: 120, pullRequests: 60 });
  });

  it.each<[string, string, Rule, string]>([
    ['a severity of another agent', 'codex', { minSeverity: 'major' }, '"major" is no severity of codex; there are, most severe first: P0, P1, P2, P3.'],
    ['a category nobody told', 'codex', { categories: ['performance'] }, '"performance" is no category of codex; there are: security, style.'],
    ['a confidence of an agent that gives none', 'codex', { minConfidence: 0.5 }, 'codex gives no confidence as a number'],
    ['a cap of nothing', 'codex', { capPerPullRequest: 0 }, 'A cap of 0 findings per pull request is none'],
    ['an agent without findings', 'claude', {}, 'There is no finding of "claude"'],
  ])('refuses %s', async (_, agent, rule, message) => {
    await expect(cut(agent, rule)).rejects.toThrow(message.replaceAll('"', '\\"'));
  }); // prettier-ignore
});

it('knows where the scenario begins', () => {
  expect(new Date(START * 1000).getUTCDay()).toBe(1);
});

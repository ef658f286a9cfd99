import { STAGES } from '../../server/domain/stage';
import {
  openFlowScenario,
  picked,
  RANGE,
  type FlowAnswer,
  type FlowScenario,
  type Row,
} from '../support/flow-scenario';

jest.setTimeout(120_000);

let scenario: FlowScenario;

beforeAll(async () => {
  scenario = await openFlowScenario();
});

afterAll(() => scenario?.close());

describe('flow --json', () => {
  let answer: FlowAnswer;
  beforeAll(async () => {
    answer = await scenario.flow();
  });

  it('has the keys that others may rely on, doors.md', () => {
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining(['range', 'scope', 'clock', 'stages', 'periods', 'pullRequests', 'leadTime', 'cycleTime']),
    );
    expect(answer.stages.map((row) => row.stage)).toEqual([...STAGES]);
    const keys = ['stage', 'arrivals', 'departures', 'wip', 'stageHours', 'p50', 'p85', 'p95', 'n', 'unknown'];
    for (const row of answer.stages) expect(Object.keys(row)).toEqual(expect.arrayContaining(keys));
    for (const period of answer.periods) {
      expect(Object.keys(period)).toEqual(expect.arrayContaining(['start', 'end', 'stages']));
      for (const row of period.stages) expect(Object.keys(row)).toEqual(expect.arrayContaining(keys));
    }
    const counts = ['opened', 'merged', 'abandoned', 'open', 'unreviewed', 'irregular'];
    expect(Object.keys(answer.pullRequests)).toEqual(expect.arrayContaining(counts));
    for (const summary of [answer.leadTime, answer.cycleTime])
      expect(Object.keys(summary)).toEqual(expect.arrayContaining(['p50', 'p85', 'n']));
    expect(answer.range).toMatchObject({ from: '2024-07-08T00:00:00.000Z', to: '2024-07-22T00:00:00.000Z' });
    expect(answer).toMatchObject({ clock: 'elapsed', scope: { range: RANGE } });
  });

  it('counts what came, left and stayed, and the hours in between', () => {
    const numbers = answer.stages.map((row) =>
      picked(row, 'stage', 'arrivals', 'departures', 'abandoned', 'wip', 'stageHours'),
    );
    expect(numbers).toEqual([
      // 2 + 24 + 4 + 6, and 228 of shop#7.
      ['write', 16, 15, 0, 1, 264],
      // W28 4 + 6 + 4 + 2 + 0 + 24 + 2 + 6 + 1.5 + 2 = 51.5; W29 159 (shop#8) + 2 + 3 + .5 + 2 = 166.5.
      ['pickup', 15, 14, 1, 1, 218],
      // W28 2 + 4 + 3 + 24; W29 133 of shop#9.
      ['review', 12, 11, 1, 1, 166],
      // W28 1 + 1 + 2 + 1 + 1 + 1 + .5 + 1.5 = 9; W29 108 (api#4) + .5 + 1 = 109.5.
      ['merge', 11, 10, 0, 1, 118.5],
      // W28 3 + 3 + 13 + 23 + 80 + 101; W29 10 + 168 + 127.
      ['deploy', 7, 5, 0, 2, 528],
      // i1 3, i2 4, i3 36.
      ['operate', 3, 2, 0, 1, 43],
    ]);
  });

  it('splits the same by weeks', () => {
    expect(answer.periods.map((period) => picked(period, 'label', 'start', 'end', 'running'))).toEqual([
      ['2024-W28', '2024-07-08T00:00:00.000Z', '2024-07-15T00:00:00.000Z', false],
      ['2024-W29', '2024-07-15T00:00:00.000Z', '2024-07-22T00:00:00.000Z', false],
    ]);
    const weekly = answer.periods.map((period) =>
      period.stages.map((row) => picked(row, 'arrivals', 'departures', 'abandoned', 'wip', 'stageHours')),
    );
    expect(weekly).toEqual([
      [
        [11, 10, 0, 1, 90],
        [10, 10, 1, 0, 51.5],
        [8, 8, 1, 0, 33],
        [8, 8, 0, 0, 9],
        [6, 4, 0, 2, 223],
        [2, 2, 0, 0, 7],
      ],
      [
        [5, 5, 0, 1, 174],
        [5, 4, 0, 1, 166.5],
        [4, 3, 0, 1, 133],
        [3, 2, 0, 1, 109.5],
        [1, 1, 0, 2, 305],
        [1, 0, 0, 1, 36],
      ],
    ]);
  });

  it('tells time in stage from the finished ones, and from the open ones too where more than 10 % are open', () => {
    const rounded = (value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value);
    const numbers = answer.stages.map((row) =>
      picked(row, 'stage', 'p50', 'p85', 'p95', 'n', 'estimated').map(rounded),
    );
    expect(numbers).toEqual([
      // 0 × 11, 2, 4, 6, 24: h = 7, 11.9, 13.3.
      ['write', 0, 3.8, 11.4, 15, false],
      // 0 .5 1.5 2 2 2 2 2 3 4 4 6 6 24: h = 6.5, 11.05, 12.35.
      ['pickup', 2, 6, 12.3, 14, false],
      // 0 × 7, 2, 3, 4, 24: h = 5, 8.5, 9.5.
      ['review', 0, 3.5, 14, 11, false],
      // .5 .5 1 1 1 1 1 1 1.5 2: h = 4.5, 7.65, 8.55.
      ['merge', 1, 1.325, 1.775, 10, false],
      // 3 3 13 23 90 and open 127 269: S = 5/7, 4/7, 3/7, 2/7.
      ['deploy', 23, null, null, 5, true],
      // 3 4 and open 36: S = 2/3, 1/3.
      ['operate', 4, null, null, 2, true],
    ]);
    const pickup = answer.periods[0].stages[1];
    // 0 1.5 2 2 2 4 4 6 6 24: h = 4.5, 7.65, 8.55.
    expect(picked(pickup, 'p50', 'p85', 'p95').map(rounded)).toEqual([3, 6, 15.9]);
  });

  it('splits review by whose court the ball is in', () => {
    expect(picked(answer.stages[2], 'authorHours', 'reviewerHours')).toEqual([34, 132]);
    const weekly = answer.periods.map((period) => picked(period.stages[2], 'authorHours', 'reviewerHours'));
    expect(weekly).toEqual([
      [32, 1],
      [2, 131],
    ]);
  });

  it('counts whole pull requests and adds their stages up', () => {
    expect(answer.pullRequests).toEqual({
      opened: 16,
      merged: 10,
      abandoned: 2,
      open: 4,
      unreviewed: 1,
      irregular: 1,
      fromGit: 0,
      total: 16,
    });
    // 12, 24 (shop#4), 25 (shop#3), 34, 98: h = 2, 3.4.
    expect(answer.leadTime).toMatchObject({ p50: 25, n: 5 });
    expect(answer.leadTime.p85).toBeCloseTo(34 + 0.4 * 64, 9);
    // 1 1 2 3 3.5 4 7 7 7 12: h = 4.5, 7.65.
    expect(answer.cycleTime).toMatchObject({ p50: 3.75, n: 10 });
    expect(answer.cycleTime.p85).toBeCloseTo(7, 9);
  });

  it('counts in the weeks of the organization’s own zone', async () => {
    const auckland = await scenario.json<FlowAnswer>('flow', '--org', 'auckland', '--range', RANGE);
    expect(auckland.periods[0].start).toBe('2024-07-07T12:00:00.000Z');
    // docs#1 was written on Monday there.
    expect(auckland.periods.map((period) => period.stages[0].arrivals)).toEqual([10, 6]);
    expect(auckland.periods.map((period) => period.stages[3].departures)).toEqual([7, 3]);
    expect(auckland.pullRequests).toMatchObject({ opened: 16, merged: 10 });
  });

  it('counts working hours on the working clock', async () => {
    const working = await scenario.flow('--clock', 'working', '--repo', 'acme/shop');
    // Mondays to Fridays 9 to 17. Write: shop#1 9–10 = 1, shop#2 9–17 = 8, shop#5 9–12 = 3, shop#7 from Friday noon 5 + 40, shop#10 9–14 = 5.
    expect(working.stages[0].stageHours).toBe(62);
    // shop#1 16–17, shop#2 15–16, shop#3 18–20 = 0, shop#4 9–10, shop#5 15–16, shop#10 16–17.
    expect(working.stages[3].stageHours).toBe(5);
    expect(working.stages[3].departures).toBe(6);
  });

  it.each<[string, Row, number]>([
    // ana (shop#1 3 7, api#4), ben (shop#2 8, api#1), dia (shop#5 10, docs#1); eve and Copilot are in no team.
    ['product with the teams below it', { teams: ['product'] }, 10],
    ['two teams', { teams: ['checkout', 'platform'] }, 7],
    ['a function', { functions: ['engineering'] }, 7],
    ['two services, one of which is a repository', { services: ['api', 'acme/docs'] }, 6],
    // shop#1 4 9, api#3.
    ['size XS', { sizes: ['XS'] }, 4],
    // api#4; api#1 has 499 lines.
    ['size XL', { sizes: ['XL'] }, 1],
    // shop#6 7.
    ['unknown size', { sizes: ['unknown'] }, 2],
    ['authorship', { authorship: ['agent_authored'] }, 2],
    // api#4 and docs#1.
    ['two authorships and a team', { authorship: ['agent_authored', 'ai_assisted'], teams: ['product'] }, 2],
  ])('cuts by %s', async (_, cut, opened) => {
    const answer = await scenario.server.graphql<{ flow: FlowAnswer }>(
      `query ($scope: Scope) { flow(org: "acme", scope: $scope) { pullRequests { opened } } }`,
      { scope: { ...cut, range: RANGE } },
    );
    expect(answer.flow.pullRequests.opened).toBe(opened);
  });

  it('a stage nothing tells of is unknown, not zero', async () => {
    const docs = await scenario.flow('--repo', 'acme/docs');
    expect(docs.stages[4]).toMatchObject({
      stage: 'deploy',
      unknown: true,
      arrivals: null,
      wip: null,
      stageHours: null,
      p50: null,
    });
    const team = await scenario.flow('--team', 'product');
    expect(team.stages[5]).toMatchObject({ stage: 'operate', unknown: true, arrivals: null });
  });
});

describe('flow --items --json', () => {
  let rows: Row[];
  beforeAll(async () => {
    rows = await scenario.items('acme');
  });

  it('tells one line per pull request, with the keys that others may rely on and every stage as worked out', () => {
    expect(rows).toHaveLength(16);
    const keys = [
      'repo', 'number', 'author', 'authorship', 'agent', 'stage', 'createdAt', 'readyAt', 'firstReviewAt', 'firstAgentReviewAt', 'approvedAt',
      'mergedAt', 'closedAt', 'deployedAt', 'reviewers', 'hours', 'flags',
    ]; // prettier-ignore
    const told = rows.map((row) => {
      expect(Object.keys(row)).toEqual(expect.arrayContaining(keys));
      const { write, pickup, review, merge, deploy } = row.hours as Record<string, number | null>;
      const { humans, agents } = row.reviewers as Record<string, number>;
      const name = `${(row.repo as string).slice(5)}#${row.number as number}`;
      return [
        name,
        row.stage,
        [write, pickup, review, merge, deploy],
        [humans, agents],
        (row.flags as string[]).join(' '),
      ];
    });
    expect(told.sort((a, b) => String(a[0]).localeCompare(String(b[0]), 'en', { numeric: true }))).toEqual([
      ['api#1', 'review', [0, 2, 24, null, null], [1, 0], ''],
      ['api#2', null, [0, 6, 0, 1, 327], [1, 2], 'self_review deploy_inferred'],
      ['api#3', null, [0, 1.5, 0, 0.5, null], [1, 0], ''],
      ['api#4', 'merge', [0, 3, 0, null, null], [1, 0], ''],
      ['docs#1', null, [0, 2, 0, 1.5, null], [1, 0], 'reverted'],
      ['docs#2', null, [0, 0.5, 0, 0.5, null], [1, 0], 'revert'],
      ['shop#1', null, [2, 4, 2, 1, 3], [1, 0], ''],
      ['shop#2', null, [24, 6, 0, 1, 3], [1, 1], ''],
      ['shop#3', null, [0, 6, 4, 2, 13], [1, 0], 'reopened deploy_inferred'],
      ['shop#4', null, [0, null, null, 1, 23], [0, 0], 'unreviewed deploy_inferred'],
      ['shop#5', null, [4, 0, 3, 1, 90], [1, 0], 'irregular reviewed_in_draft deploy_inferred'],
      ['shop#6', 'pickup', [0, 24, null, null, null], [0, 0], ''],
      ['shop#7', 'write', [null, null, null, null, null], [0, 0], ''],
      ['shop#8', 'pickup', [0, null, null, null, null], [0, 0], ''],
      ['shop#9', 'review', [0, 2, null, null, null], [1, 0], ''],
      ['shop#10', 'deploy', [6, 2, 0, 1, null], [1, 0], 'returned_to_draft'],
    ]);
  });

  it('tells who wrote it and when what happened; unknown is null', () => {
    const of = (repo: string, number: number): Row => rows.find((row) => row.repo === repo && row.number === number)!;
    expect(picked(of('acme/api', 2), 'authorship', 'agent')).toEqual(['agent_authored', 'copilot']);
    expect(picked(of('acme/api', 4), 'authorship', 'agent')).toEqual(['agent_authored', 'claude']);
    expect(picked(of('acme/docs', 1), 'authorship', 'agent')).toEqual(['ai_assisted', 'claude']);
    expect(picked(of('acme/shop', 1), 'authorship', 'agent')).toEqual(['unmarked', null]);
    expect(of('acme/shop', 2)).toMatchObject({
      author: 'ben',
      createdAt: '2024-07-08T09:00:00.000Z',
      readyAt: '2024-07-09T09:00:00.000Z',
      firstAgentReviewAt: '2024-07-09T09:02:00.000Z',
      firstReviewAt: '2024-07-09T15:00:00.000Z',
      approvedAt: '2024-07-09T15:00:00.000Z',
      mergedAt: '2024-07-09T16:00:00.000Z',
      closedAt: '2024-07-09T16:00:00.000Z',
      deployedAt: '2024-07-09T19:00:00.000Z',
    });
    expect(of('acme/shop', 7)).toMatchObject({ readyAt: null, firstReviewAt: null, mergedAt: null, deployedAt: null });
  });

  it('belongs to a range when it was open at some time in it', async () => {
    const first = await scenario.items('acme', '--to', '2024-07-08');
    expect(first.map((row) => `${row.repo as string}#${row.number as number}`).sort()).toEqual([
      'acme/shop#1',
      'acme/shop#2',
    ]);
    // Open in W30: shop#7 8 9 and api#4.
    expect(await scenario.items('acme', '--from', '2024-07-22')).toHaveLength(4);
  });
});

describe('bottleneck --json', () => {
  it('has the keys that others may rely on, one entry per week, and the pile of each stage', async () => {
    const answer = await scenario.json<{ weeks: Row[]; moves: Row[] }>('bottleneck', '--org', 'acme', '--range', RANGE);
    expect(answer.weeks.map((week) => week.week)).toEqual(['2024-W28', '2024-W29']);
    for (const week of answer.weeks) {
      expect(Object.keys(week)).toEqual(
        expect.arrayContaining(['week', 'constraint', 'evidence', 'margin', 'close', 'stages']),
      );
      const stages = week.stages as Row[];
      expect(stages.map((row) => row.stage)).toEqual([...STAGES]);
      const keys = ['stage', 'backlogDays', 'baseline', 'limit', 'saturated', 'byTarget', 'wip', 'growth', 'drainDays'];
      for (const row of stages) expect(Object.keys(row)).toEqual(expect.arrayContaining(keys));
    }
    const growth = answer.weeks.map((week) => (week.stages as Row[]).map((row) => picked(row, 'wip', 'growth')));
    expect(growth).toEqual([
      [[1, 1], [0, 0], [0, 0], [0, 0], [2, 2], [0, 0]],
      [[1, 0], [1, 1], [1, 1], [1, 1], [2, 0], [1, 1]],
    ]); // prettier-ignore
    expect(answer.moves).toEqual([]);
    // Deploy in W29: average WIP 305/168 over 5 departures in 14 days.
    const deploy = (answer.weeks[1].stages as Row[])[4];
    expect(deploy.backlogDays).toBeCloseTo(305 / 168 / (5 / 14), 9);
  });
});

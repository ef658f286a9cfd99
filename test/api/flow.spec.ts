import { readFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { STAGES } from '../../server/domain/stage';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(120_000);

/*
 * Sixteen pull requests of the weeks 2024-W28 and 2024-W29, written by hand in test/scenarios/flow. Below, a time is the hours since Monday
 * 2024-07-08 00:00 UTC: W28 is [0, 168), W29 [168, 336); the data end at 394 (deploy d7). Stays per stage, [enter, leave):
 *
 *              write      pickup           review        merge       deploy
 * shop#1       8–10       10–14            14–16         16–17       17–20     by commit (d1)
 * shop#2       9–33       33–39            39–39         39–40       40–43     stated (d2); a draft until 33
 * shop#3       32–32      32–36, 60–62     62–66         66–68       68–81     inferred (d3); closed from 36 to 60
 * shop#4       57–57                                     57–58       58–81     inferred (d3); nobody reviewed it
 * shop#5       80–84      84–84            84–87         87–88       88–178    inferred (d4); reviewed at 81, still a draft
 * shop#6       82–82      82–106                                               abandoned
 * shop#7       108–                                                            a draft
 * shop#8       177–177    177–
 * shop#9       201–201    201–203          203–
 * shop#10      200–206    206–208          208–208       208–209     209–      drafted again from 202 to 206
 * api#1        56–56      56–58            58–82                               abandoned
 * api#2        60–60      60–66            66–66         66–67       67–394    inferred (d7, the first of its service); Copilot
 * api#3        30–30      30–31.5          31.5–31.5     31.5–32     unknown: merged more than 14 days before d7
 * api#4        225–225    225–228          228–228       228–        branch claude/…
 * docs#1       164–164    164–166          166–166       166–167.5   unknown: no deploys; reverted by docs#2
 * docs#2       176–176    176–176.5        176.5–176.5   176.5–177
 *
 * With the author during review: shop#1 14–16, shop#3 62–65, shop#5 84–87, api#1 58–82, shop#9 203–205.
 * Incidents: i1 22–25 (web, within 24 h of d1), i2 104–108 (states d3), i3 300– (api, no deploy before it); i4 is maintenance.
 */
const RANGE = '2024-07-08..2024-07-21';
const WEEKS = ['2024-07-08..2024-07-14', '2024-07-15..2024-07-21'];
const SCENARIO = join(__dirname, '..', 'scenarios', 'flow');
const LATER = join(__dirname, '..', 'scenarios', 'flow-later', 'changes.ndjson');

type Row = Record<string, unknown>;
interface StageNumbers extends Row {
  stage: string;
  arrivals: number | null;
  departures: number | null;
  abandoned: number | null;
  wip: number | null;
}
interface FlowAnswer extends Row {
  stages: StageNumbers[];
  periods: { label: string; start: string; end: string; running: boolean; stages: StageNumbers[] }[];
  pullRequests: Record<string, number>;
  leadTime: Row;
  cycleTime: Row;
}

let database: TestDatabase;
let server: TestServer;

async function sql(text: string, values: unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}

const json = async <T>(...args: string[]): Promise<T> => JSON.parse(await outputOf(database, ...args, '--json')) as T;
const flow = (...args: string[]): Promise<FlowAnswer> => json('flow', '--org', 'acme', '--range', RANGE, ...args);
const items = async (org: string, ...args: string[]): Promise<Row[]> =>
  (await outputOf(database, 'flow', '--org', org, '--items', '--json', ...args))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
const picked = <T extends Row>(row: T, ...keys: string[]): unknown[] => keys.map((key) => row[key]);

beforeAll(async () => {
  database = await cloneDatabase();
  // Sunday 23:30 in Greenwich is Monday noon in Auckland.
  await sql(`INSERT INTO organization (name, time_zone) VALUES ('acme', 'UTC'), ('auckland', 'Pacific/Auckland')`);
  await outputOf(database, 'import', SCENARIO, '--org', 'acme');
  await outputOf(database, 'import', SCENARIO, '--org', 'auckland');
  server = await startServer(database);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

describe('flow --json', () => {
  let answer: FlowAnswer;
  beforeAll(async () => {
    answer = await flow();
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
    const auckland = await json<FlowAnswer>('flow', '--org', 'auckland', '--range', RANGE);
    expect(auckland.periods[0].start).toBe('2024-07-07T12:00:00.000Z');
    // docs#1 was written on Monday there.
    expect(auckland.periods.map((period) => period.stages[0].arrivals)).toEqual([10, 6]);
    expect(auckland.periods.map((period) => period.stages[3].departures)).toEqual([7, 3]);
    expect(auckland.pullRequests).toMatchObject({ opened: 16, merged: 10 });
  });

  it('counts working hours on the working clock', async () => {
    const working = await flow('--clock', 'working', '--repo', 'acme/shop');
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
    const answer = await server.graphql<{ flow: FlowAnswer }>(
      `query ($scope: Scope) { flow(org: "acme", scope: $scope) { pullRequests { opened } } }`,
      { scope: { ...cut, range: RANGE } },
    );
    expect(answer.flow.pullRequests.opened).toBe(opened);
  });

  it('a stage nothing tells of is unknown, not zero', async () => {
    const docs = await flow('--repo', 'acme/docs');
    expect(docs.stages[4]).toMatchObject({
      stage: 'deploy',
      unknown: true,
      arrivals: null,
      wip: null,
      stageHours: null,
      p50: null,
    });
    const team = await flow('--team', 'product');
    expect(team.stages[5]).toMatchObject({ stage: 'operate', unknown: true, arrivals: null });
  });
});

describe('flow --items --json', () => {
  let rows: Row[];
  beforeAll(async () => {
    rows = await items('acme');
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
    const first = await items('acme', '--to', '2024-07-08');
    expect(first.map((row) => `${row.repo as string}#${row.number as number}`).sort()).toEqual([
      'acme/shop#1',
      'acme/shop#2',
    ]);
    // Open in W30: shop#7 8 9 and api#4.
    expect(await items('acme', '--from', '2024-07-22')).toHaveLength(4);
  });
});

describe('bottleneck --json', () => {
  it('has the keys that others may rely on, one entry per week, and the pile of each stage', async () => {
    const answer = await json<{ weeks: Row[]; moves: Row[] }>('bottleneck', '--org', 'acme', '--range', RANGE);
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

const STAGE_FIELDS =
  'stage unknown arrivals departures abandoned wip averageWip stageHours p50 p70 p85 p95 n enough estimated growth drainDays drains authorHours reviewerHours ageP50 ageP85 ageOldest';
const SERIES_FIELDS =
  'stage arrivals departures abandoned wip averageWip stageHours p50 p70 p85 p95 n estimated authorHours reviewerHours agentAuthoredShare';

describe('GraphQL', () => {
  it('answers what the command line answers', async () => {
    const command = await flow('--team', 'product');
    const { flow: page } = await server.graphql<{ flow: FlowAnswer & { series: Record<string, unknown[]>[] } }>(
      `query ($scope: Scope) { flow(org: "acme", scope: $scope, by: week) {
        stages { ${STAGE_FIELDS} } series { ${SERIES_FIELDS} } periods { label }
        pullRequests { opened merged abandoned open unreviewed irregular total } leadTime { p50 p85 n enough } cycleTime { p50 p85 n enough } } }`,
      { scope: { range: RANGE, teams: ['product'] } },
    );
    expect(command.stages).toMatchObject(page.stages);
    expect(page.pullRequests).toEqual(command.pullRequests);
    expect(picked(command, 'leadTime', 'cycleTime')).toMatchObject(picked(page, 'leadTime', 'cycleTime'));
    command.periods.forEach((period, p) =>
      period.stages.forEach((row, s) => {
        for (const key of SERIES_FIELDS.split(' ').slice(1))
          expect([key, page.series[s][key][p]]).toEqual([key, row[key]]);
      }),
    );
  });

  const cuts: [string, Row][] = [
    ['everything', {}],
    ['a team', { teams: ['product'] }],
    ['a repository', { repos: ['acme/shop'] }],
    ['a service', { services: ['api'] }],
    ['a function', { functions: ['engineering'] }],
    ['sizes', { sizes: ['XS', 'S', 'unknown'] }],
    ['an authorship', { authorship: ['unmarked'] }],
    ['the working clock', { clock: 'working' }],
    ['two cuts', { teams: ['product'], repos: ['acme/shop', 'acme/docs'] }],
  ];
  const ofStage = { arrivals: 'arrivals', departures: 'departures', wip: 'wip', stage_abandoned: 'abandoned' };
  const whole = ['opened', 'merged', 'abandoned', 'open', 'unreviewed', 'irregular'];

  it.each(cuts)('every number is as long as the list behind it, cut by %s', async (_, cut) => {
    for (const range of [RANGE, ...WEEKS, '-1w', 'all']) {
      const scope = { ...cut, range };
      const lists = STAGES.slice(0, 5).flatMap((stage) =>
        Object.keys(ofStage).map(
          (measure) =>
            `${stage}_${measure}: pullRequests(org: "acme", scope: $scope, first: 1000, filter: { measure: ${measure}, stage: ${stage} }) { total nodes { number } }`,
        ),
      );
      for (const measure of [...whole, 'all', 'lead_time', 'cycle_time'])
        lists.push(
          `whole_${measure}: pullRequests(org: "acme", scope: $scope, first: 1000, filter: { measure: ${measure} }) { total nodes { number } }`,
        );
      for (const measure of ['arrivals', 'departures', 'wip'])
        lists.push(
          `operate_${measure}: incidents(org: "acme", scope: $scope, first: 1000, measure: ${measure}) { total nodes { id } }`,
        );
      const answer = await server.graphql<Record<string, { total: number; nodes: unknown[] }> & { flow: FlowAnswer }>(
        `query ($scope: Scope) { flow(org: "acme", scope: $scope) { stages { stage unknown arrivals departures abandoned wip }
          pullRequests { opened merged abandoned open unreviewed irregular total } leadTime { n } cycleTime { n } } ${lists.join('\n')} }`,
        { scope },
      );
      const { flow: told, ...behind } = answer;
      const expected: Record<string, number> = {};
      for (const row of told.stages) {
        const columns: Record<string, string> =
          row.stage === 'operate' ? { arrivals: 'arrivals', departures: 'departures', wip: 'wip' } : ofStage;
        for (const [measure, column] of Object.entries(columns)) {
          // Unknown stages have no list to speak of; theirs is empty or not counted.
          if (row.unknown) delete behind[`${row.stage}_${measure}`];
          else expected[`${row.stage}_${measure}`] = row[column] as number;
        }
      }
      for (const measure of whole) expected[`whole_${measure}`] = told.pullRequests[measure];
      expected.whole_all = told.pullRequests.total;
      expected.whole_lead_time = told.leadTime.n as number;
      expected.whole_cycle_time = told.cycleTime.n as number;
      const totals = Object.fromEntries(Object.entries(behind).map(([name, list]) => [name, list.total]));
      expect({ range, ...totals }).toEqual({ range, ...expected });
      for (const list of Object.values(behind)) expect(list.nodes).toHaveLength(list.total);
    }
  });

  it('walks a list page by page without losing or repeating anything', async () => {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: {
        pullRequests: {
          total: number;
          nodes: { repo: string; number: number }[];
          endCursor: string;
          hasNextPage: boolean;
        };
      } = await server.graphql(
        `query ($after: String) { pullRequests(org: "acme", scope: { range: "all", repos: ["acme/shop"] }, order: oldest, first: 3, after: $after) {
            total nodes { repo number } endCursor hasNextPage } }`,
        { after },
      );
      seen.push(...page.pullRequests.nodes.map((node) => node.number));
      after = page.pullRequests.hasNextPage ? page.pullRequests.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([2, 1, 3, 4, 5, 6, 7, 8, 10, 9]);
  });

  it.each([
    [
      'an unknown team',
      `flow(org: "acme", scope: { teams: ["shopping"] }) { clock }`,
      'There is no team "shopping"; there are: ',
    ],
    ['a bad range', `flow(org: "acme", scope: { range: "soon" }) { clock }`, '"soon" is not a range'],
    [
      'a bad range for the bottleneck',
      `bottleneck(org: "acme", scope: { range: "2024-02-30.." }) { moves { p } }`,
      '"2024-02-30" is not a day',
    ],
    [
      'a stage measure without a stage',
      `pullRequests(org: "acme", filter: { measure: wip }) { total }`,
      'belongs to a stage',
    ],
    ['a foreign cursor', `pullRequests(org: "acme", after: "what") { total }`, '"what" is not a cursor'],
    ['an unknown flag', `pullRequests(org: "acme", filter: { flags: ["late"] }) { total }`, 'There is no flag "late"'],
  ])('refuses %s as bad_input, and says what to do', async (_, field, message) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ ${field} }` }),
    });
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    expect(errors[0].extensions.code).toBe('bad_input');
    expect(errors[0].message).toContain(message);
    expect(JSON.stringify(errors)).not.toMatch(/node_modules|\.js:|stacktrace/);
  });

  it('an organization that does not exist is not found, and those there are are named', async () => {
    await expect(server.graphql('{ flow(org: "nobody") { clock } }')).rejects.toThrow(
      /not_found.*acme|acme.*not_found/,
    );
  });
});

describe('CSV', () => {
  /** The table below the lines that say what it holds: its head and its rows, every row as long as the head. */
  const table = (text: string): { head: string[]; rows: string[][] } => {
    const lines = parse(text, { relax_column_count: true }) as string[][];
    const [head, ...rows] = lines.slice(lines.findIndex((line) => !line[0].startsWith('#')));
    expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
    return { head, rows };
  };
  const exported = async (view: string, query = ''): Promise<string> => {
    const response = await fetch(`${server.url}/export/${view}.csv?org=acme&range=${RANGE}${query}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    return response.text();
  };

  it('says above the table what it holds, in which range and zone, with which filter', async () => {
    const lines = (await exported('flow', '&team=product')).split('\r\n');
    const about = lines.filter((line) => line.replace(/^"/, '').startsWith('#')).join('\n');
    for (const part of ['arrivals', RANGE, 'UTC', 'team = product']) expect(about).toContain(part);
  });

  it('has a row per period and stage with the numbers of the page', async () => {
    const answer = await flow();
    const { head, rows } = table(await exported('flow'));
    expect(rows).toHaveLength(12);
    const cell = (row: string[], name: string): string => row[head.indexOf(name)];
    answer.periods.forEach((period, p) =>
      period.stages.forEach((stage, s) => {
        const row = rows[p * 6 + s];
        expect([cell(row, 'period'), cell(row, 'stage'), cell(row, 'arrivals'), cell(row, 'stage_hours')]).toEqual([
          period.label,
          stage.stage,
          String(stage.arrivals),
          String(stage.stageHours),
        ]);
        expect(cell(row, 'p50')).toBe(stage.p50 === null ? '' : String(Math.round((stage.p50 as number) * 1e6) / 1e6));
      }),
    );
  });

  it.each([
    ['measure=wip&stage=deploy', 2],
    ['measure=arrivals&stage=pickup', 15],
    ['measure=unreviewed', 1],
    ['team=product&measure=opened', 10],
    ['repo=acme/docs&repo=acme/api&measure=all', 6],
  ])('the list %s has as many rows as the number', async (query, expected) => {
    expect(table(await exported('pull-requests', `&${query}`)).rows).toHaveLength(expected);
  });

  it('the command line writes the same table', async () => {
    const command = await outputOf(database, 'flow', '--org', 'acme', '--range', RANGE, '--csv');
    expect(table(command)).toEqual(table(await exported('flow')));
  });

  it.each([
    ['incidents', 3],
    // Open at the end: shop#7 8 9, api#4.
    ['ageing', 4],
    // Two weeks of six stages.
    ['bottleneck', 12],
  ])('%s has %d rows', async (view, expected) => {
    expect(table(await exported(view)).rows).toHaveLength(expected);
  });

  it.each([
    ['flow.csv?org=acme&range=soon', 400, '"soon" is not a range'],
    ['flow.csv?org=acme&team=shopping', 400, 'There is no team "shopping"'],
    ['pull-requests.csv?org=acme&measure=most', 400, '"most" is no measure'],
    ['everything.csv?org=acme', 404, 'There is no table "everything"'],
  ])('%s is refused', async (path, status, message) => {
    const response = await fetch(`${server.url}/export/${path}`);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(message.replaceAll('"', '\\"'));
  });
});

describe('the command line in error', () => {
  it.each([
    [
      ['flow', '--org', 'acme', '--team', 'shopping'],
      2,
      'There is no team "shopping"; there are: checkout, platform, product, search.',
    ],
    [['flow', '--org', 'acme', '--range', 'soon'], 2, '"soon" is not a range'],
    [['bottleneck', '--org', 'acme', '--from', 'July'], 2, '--from July is not a day: write it as 2026-07-01.'],
    [['flow', '--org', 'acme', '--stage', 'ship'], 2, '--stage ship does not exist; there are: write, pickup'],
    [['flow', '--org', 'acme', '--range', '-4w', '--from', '2024-07-01'], 2, 'give one of them'],
    [['flow', '--org', 'nobody'], 1, 'There is no organization "nobody"; there are: '],
  ])('downstream %j says so in one line', async (args, code, message) => {
    const result = await runCommand(database, ...args);
    expect(result.errors).toContain(message);
    expect(result.errors.trim().split('\n')).toHaveLength(1);
    expect([result.code, result.output]).toEqual([code, '']);
  });
});

describe('the schema', () => {
  it('checked in is the one the code makes', async () => {
    const root = join(__dirname, '..', '..');
    // In a process of its own: Mercurius imports ES modules, which Jest's sandbox does not know.
    const script = `
      const { printedSchema } = require('./dist/server/platform/graphql.js');
      const { resolvers } = require('./dist/server/resolvers.js');
      printedSchema(resolvers).then((text) => process.stdout.write(text));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: root, maxBuffer: 1e7 });
    expect(stdout).toBe(readFileSync(join(root, 'server', 'schema.graphql'), 'utf8'));
  });
});

describe('a second import', () => {
  const numbers = async (org: string): Promise<StageNumbers[]> =>
    (
      await server.graphql<{ flow: FlowAnswer }>(
        `{ flow(org: "${org}", scope: { range: "${RANGE}" }) { stages { stage arrivals departures wip stageHours } } }`,
      )
    ).flow.stages;
  const sorted = (rows: Row[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

  it('changes what changed and nothing else, in a server that runs, and equals a fresh import of everything in any order', async () => {
    const before = await items('acme');
    // The columns are in the server's memory now.
    expect((await numbers('acme')).map((row) => row.wip)).toEqual([1, 1, 1, 1, 2, 1]);
    await outputOf(database, 'import', LATER, '--org', 'acme');

    // shop#8 left pickup at 249 (72 h after it came), was approved and merged at 250, and waits for a deploy; shop#11 came at 249.
    const after = await numbers('acme');
    expect(after.map((row) => picked(row, 'arrivals', 'departures', 'wip', 'stageHours'))).toEqual([
      [17, 16, 1, 264],
      [16, 15, 1, 218 - 159 + 72 + 87],
      [13, 12, 1, 166],
      [12, 11, 1, 119.5],
      [8, 5, 3, 528 + 86],
      [3, 2, 1, 43],
    ]);
    const changed = sorted(await items('acme')).filter((line) => !sorted(before).includes(line));
    expect(changed.map((line) => (JSON.parse(line) as Row).number).sort()).toEqual([11, 8]);

    const [timeline, pulls, people, operations] = ['timeline', 'pull-requests', 'people', 'operations'].map((name) =>
      join(SCENARIO, `${name}.ndjson`),
    );
    await outputOf(database, 'import', LATER, timeline, pulls, '--org', 'reversed');
    await outputOf(database, 'import', people, operations, '--org', 'reversed');
    expect(await items('reversed')).toEqual(await items('acme'));
    expect(await numbers('reversed')).toEqual(after);

    // Once more the same: nothing changes.
    await outputOf(database, 'import', SCENARIO, LATER, '--org', 'acme');
    expect(await numbers('acme')).toEqual(after);
  });

  it('of teams alone moves people without touching their work', async () => {
    const opened = async (): Promise<number> =>
      (
        await server.graphql<{ flow: FlowAnswer }>(
          `{ flow(org: "reversed", scope: { range: "${RANGE}", teams: ["platform"] }) { pullRequests { opened } } }`,
        )
      ).flow.pullRequests.opened;
    expect(await opened()).toBe(3);
    const rows = await items('reversed');
    const body = JSON.stringify({ kind: 'team', team: 'platform', members: ['fay'] });
    const response = await fetch(`${server.url}/ingest?org=reversed`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect(response.ok).toBe(true);
    expect(await opened()).toBe(4);
    expect((await items('reversed')).map((row) => row.hours)).toEqual(rows.map((row) => row.hours));
  });
});

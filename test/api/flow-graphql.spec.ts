import { STAGES } from '../../server/domain/stage';
import {
  openFlowScenario,
  picked,
  RANGE,
  WEEKS,
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

const STAGE_FIELDS =
  'stage unknown arrivals departures abandoned wip averageWip stageHours p50 p70 p85 p95 n enough estimated growth drainDays drains authorHours reviewerHours ageP50 ageP85 ageOldest';
const SERIES_FIELDS =
  'stage arrivals departures abandoned wip averageWip stageHours p50 p70 p85 p95 n estimated authorHours reviewerHours agentAuthoredShare';

describe('GraphQL', () => {
  it('answers what the command line answers', async () => {
    const command = await scenario.flow('--team', 'product');
    const { flow: page } = await scenario.server.graphql<{
      flow: FlowAnswer & { series: Record<string, unknown[]>[] };
    }>(
      `query ($scope: Scope) { flow(org: "acme", scope: $scope, by: week) {
        stages { ${STAGE_FIELDS} } series { ${SERIES_FIELDS} } periods { label }
        pullRequests { opened merged abandoned open unreviewed irregular fromGit total } leadTime { p50 p85 n enough } cycleTime { p50 p85 n enough } } }`,
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
      const answer = await scenario.server.graphql<
        Record<string, { total: number; nodes: unknown[] }> & { flow: FlowAnswer }
      >(
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
      } = await scenario.server.graphql(
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
    const response = await fetch(`${scenario.server.url}/graphql`, {
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
    await expect(scenario.server.graphql('{ flow(org: "nobody") { clock } }')).rejects.toThrow(
      /not_found.*acme|acme.*not_found/,
    );
  });
});

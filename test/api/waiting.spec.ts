import { openFlowScenario, RANGE, type FlowScenario } from '../support/flow-scenario';

jest.setTimeout(180_000);

let scenario: FlowScenario;

beforeAll(async () => {
  scenario = await openFlowScenario();
});
afterAll(() => scenario?.close());

const CAUSES = ['batching', 'contention', 'prioritisation', 'unavailability', 'extraneous'] as const;
type Causes = Record<(typeof CAUSES)[number] | 'total', number>;
interface Waiting {
  unknown: boolean;
  reason: string | null;
  n: number;
  estimatedShare: number | null;
  unassigned: number;
  calendars: { stated: number; learnt: number; organization: number };
  total: Causes;
  weekly: Record<(typeof CAUSES)[number] | 'n', number[]>;
  longest: {
    repo: string;
    number: number;
    title: string;
    hours: number;
    cause: string;
    open: boolean;
    causes: Causes;
  }[];
}

const CAUSES_FIELDS = `${CAUSES.join(' ')} total`;
const QUERY = `query ($org: String, $scope: Scope, $stage: Stage!) {
  waiting(org: $org, scope: $scope, stage: $stage) {
    unknown reason n estimatedShare unassigned calendars { stated learnt organization }
    total { ${CAUSES_FIELDS} } weekly { ${CAUSES.join(' ')} n }
    longest { repo number title hours cause open causes { ${CAUSES_FIELDS} } }
  }
  flow(org: $org, scope: $scope, by: week) { stages { stage unknown stageHours } series { stage stageHours } }
}`;

interface Answer {
  waiting: Waiting;
  flow: {
    stages: { stage: string; unknown: boolean; stageHours: number | null }[];
    series: { stage: string; stageHours: (number | null)[] }[];
  };
}
const ask = (stage: string, scope: object = {}, org = 'acme'): Promise<Answer> =>
  scenario.server.graphql<Answer>(QUERY, { org, stage, scope: { range: RANGE, ...scope } });

describe.each(['pickup', 'review', 'deploy'])('%s', (stage) => {
  it.each<[string, object, string]>([
    ['two weeks', {}, 'acme'],
    ['a range that cuts visits', { range: '2024-07-09..2024-07-16' }, 'acme'],
    ['everything', { range: 'all' }, 'acme'],
    ['a repository', { repos: ['acme/shop'] }, 'acme'],
    ['a team', { teams: ['product'] }, 'acme'],
    ['an authorship', { authorship: ['unmarked'] }, 'acme'],
    ['another time zone', {}, 'auckland'],
  ])('sums to the stage hours of flow, as a whole and in each week: %s', async (_, scope, org) => {
    const { waiting, flow } = await ask(stage, scope, org);
    const totals = flow.stages.find((row) => row.stage === stage)!;
    expect(waiting.unknown).toBe(totals.unknown);
    if (waiting.unknown) return;
    const sum = CAUSES.reduce((hours, cause) => hours + waiting.total[cause], 0);
    expect(sum).toBeCloseTo(totals.stageHours!, 6);
    expect(waiting.total.total).toBeCloseTo(totals.stageHours!, 6);
    const weekly = flow.series.find((row) => row.stage === stage)!.stageHours;
    weekly.forEach((hours, week) =>
      expect(CAUSES.reduce((all, cause) => all + waiting.weekly[cause][week], 0)).toBeCloseTo(hours!, 6),
    );
    for (const item of waiting.longest)
      expect(CAUSES.reduce((hours, cause) => hours + item.causes[cause], 0)).toBeCloseTo(item.hours, 6);
  });
});

/*
 * Pickup of acme/shop#1, hand-worked: hours since Monday 2024-07-08 00:00 UTC, ready at 10, first review at 14, both on Monday between 9 and 17; nobody's time zone
 * is stated and nobody is active enough to be learnt, so the organization's 9 to 17 holds.
 */
it('splits a pickup by hand: the reviewer was on duty and nothing else is known of them', async () => {
  const { waiting } = await ask('pickup', { range: '2024-07-08..2024-07-08', repos: ['acme/shop'] });
  const item = waiting.longest.find(({ number }) => number === 1)!;
  expect(item).toMatchObject({ repo: 'acme/shop', hours: 4, open: false, cause: 'extraneous' });
  expect(item.causes).toMatchObject({ unavailability: 0, extraneous: 4, batching: 0 });
  expect(waiting.calendars).toMatchObject({ stated: 0, learnt: 0 });
});

it('tells an open pickup nobody took by the organization’s hours alone', async () => {
  // shop#8 has been ready since Monday of the second week, 9:00 (177); on Tuesday the 16th it waits from 9 to 17 on duty.
  const { waiting } = await ask('pickup', { range: '2024-07-16..2024-07-16', repos: ['acme/shop'] });
  const item = waiting.longest.find(({ number }) => number === 8)!;
  expect(item).toMatchObject({ hours: 24, open: true, cause: 'unavailability' });
  expect(item.causes).toMatchObject({ contention: 0, prioritisation: 0, unavailability: 16, extraneous: 8 });
  expect(waiting.unassigned).toBe(1);
});

it('does not know the causes of the other stages, and says so', async () => {
  const { waiting } = await ask('write');
  expect(waiting).toMatchObject({ unknown: true, n: 0, estimatedShare: null, longest: [] });
  expect(waiting.reason).toContain('pickup, review and deploy');
});

it('does not know deploy where no deploy is recorded', async () => {
  const { waiting } = await ask('deploy', { repos: ['acme/docs'] });
  expect(waiting).toMatchObject({ unknown: true, reason: expect.stringContaining('No deploy') as string });
});

it('answers the same on the command line, as CSV and for download', async () => {
  const { waiting } = await ask('review');
  const printed = await scenario.json<{ total: Causes; weeks: Record<string, number>[]; clock: string }>('waiting', '--stage', 'review', '--org', 'acme', '--range', RANGE, '--json'); // prettier-ignore
  expect(printed).toMatchObject({ clock: 'elapsed', total: waiting.total });
  printed.weeks.forEach((week, w) => {
    for (const cause of CAUSES) expect([cause, week[cause]]).toEqual([cause, waiting.weekly[cause][w]]);
  });
  const csv = await (await fetch(`${scenario.server.url}/export/waiting.csv?org=acme&stage=review&range=${RANGE}`)).text(); // prettier-ignore
  const lines = csv.split('\r\n').filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('"#'));
  expect(lines[0]).toBe('week,start,end,running,stage,unknown,batching,contention,prioritisation,unavailability,extraneous,total,n'); // prettier-ignore
  expect(lines).toHaveLength(1 + waiting.weekly.n.length);
});

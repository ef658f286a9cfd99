import { join } from 'node:path';
import { outputOf } from '../support/command-line';
import {
  LATER,
  openFlowScenario,
  picked,
  RANGE,
  SCENARIO,
  type FlowAnswer,
  type FlowScenario,
  type Row,
  type StageNumbers,
} from '../support/flow-scenario';

jest.setTimeout(120_000);

let scenario: FlowScenario;

beforeAll(async () => {
  scenario = await openFlowScenario();
});

afterAll(() => scenario?.close());

describe('a second import', () => {
  const numbers = async (org: string): Promise<StageNumbers[]> =>
    (
      await scenario.server.graphql<{ flow: FlowAnswer }>(
        `{ flow(org: "${org}", scope: { range: "${RANGE}" }) { stages { stage arrivals departures wip stageHours } } }`,
      )
    ).flow.stages;
  const sorted = (rows: Row[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

  it('changes what changed and nothing else, in a server that runs, and equals a fresh import of everything in any order', async () => {
    const before = await scenario.items('acme');
    // The columns are in the server's memory now.
    expect((await numbers('acme')).map((row) => row.wip)).toEqual([1, 1, 1, 1, 2, 1]);
    await outputOf(scenario.database, 'import', LATER, '--org', 'acme');

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
    const changed = sorted(await scenario.items('acme')).filter((line) => !sorted(before).includes(line));
    expect(changed.map((line) => (JSON.parse(line) as Row).number).sort()).toEqual([11, 8]);

    const [timeline, pulls, people, operations] = ['timeline', 'pull-requests', 'people', 'operations'].map((name) =>
      join(SCENARIO, `${name}.ndjson`),
    );
    await outputOf(scenario.database, 'import', LATER, timeline, pulls, '--org', 'reversed');
    await outputOf(scenario.database, 'import', people, operations, '--org', 'reversed');
    expect(await scenario.items('reversed')).toEqual(await scenario.items('acme'));
    expect(await numbers('reversed')).toEqual(after);

    // Once more the same: nothing changes.
    await outputOf(scenario.database, 'import', SCENARIO, LATER, '--org', 'acme');
    expect(await numbers('acme')).toEqual(after);
  });

  it('of teams alone moves people without touching their work', async () => {
    const opened = async (): Promise<number> =>
      (
        await scenario.server.graphql<{ flow: FlowAnswer }>(
          `{ flow(org: "reversed", scope: { range: "${RANGE}", teams: ["platform"] }) { pullRequests { opened } } }`,
        )
      ).flow.pullRequests.opened;
    expect(await opened()).toBe(3);
    const rows = await scenario.items('reversed');
    const body = JSON.stringify({ kind: 'team', team: 'platform', members: ['fay'] });
    const response = await fetch(`${scenario.server.url}/ingest?org=reversed`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect(response.ok).toBe(true);
    expect(await opened()).toBe(4);
    expect((await scenario.items('reversed')).map((row) => row.hours)).toEqual(rows.map((row) => row.hours));
  });
});

import { parse } from 'csv-parse/sync';
import { outputOf, runCommand } from '../support/command-line';
import { openFlowScenario, RANGE, type FlowScenario } from '../support/flow-scenario';

jest.setTimeout(120_000);

let scenario: FlowScenario;

beforeAll(async () => {
  scenario = await openFlowScenario();
});

afterAll(() => scenario?.close());

describe('CSV', () => {
  /** The table below the lines that say what it holds: its head and its rows, every row as long as the head. */
  const table = (text: string): { head: string[]; rows: string[][] } => {
    const lines = parse(text, { relax_column_count: true }) as string[][];
    const [head, ...rows] = lines.slice(lines.findIndex((line) => !line[0].startsWith('#')));
    expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
    return { head, rows };
  };
  const exported = async (view: string, query = ''): Promise<string> => {
    const response = await fetch(`${scenario.server.url}/export/${view}.csv?org=acme&range=${RANGE}${query}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    return response.text();
  };

  it('says above the table what it holds, in which range and zone, with which filter', async () => {
    const lines = (await exported('flow', '&team=product')).split('\r\n');
    const about = lines.filter((line) => line.replace(/^"/, '').startsWith('#')).join('\n');
    for (const part of ['arrivals', RANGE, 'UTC', 'team = product']) expect(about).toContain(part);
  });

  it('has a row per period and stage with the numbers of the page', async () => {
    const answer = await scenario.flow();
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
    const command = await outputOf(scenario.database, 'flow', '--org', 'acme', '--range', RANGE, '--csv');
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
    const response = await fetch(`${scenario.server.url}/export/${path}`);
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
    const result = await runCommand(scenario.database, ...args);
    expect(result.errors).toContain(message);
    expect(result.errors.trim().split('\n')).toHaveLength(1);
    expect([result.code, result.output]).toEqual([code, '']);
  });
});

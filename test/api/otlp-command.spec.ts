import { runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

interface Made {
  connection: { id: string; name: string };
  token: string;
  endpoint: string;
  environment: { claudeCode: string[]; codex: string };
}

test('connect otlp prints the token with the lines to set, and as JSON', async () => {
  const { code, output } = await runCommand(
    database,
    'connect',
    'otlp',
    '--name',
    'laptops',
    '--server',
    'https://a.example',
  );
  expect(code).toBe(0);
  const token = /shown this once\): (\S+)/.exec(output)?.[1] ?? '';
  expect(output).toContain('  OTEL_EXPORTER_OTLP_ENDPOINT=https://a.example\n');
  expect(output).toContain(`  OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer ${token}"\n`);
  expect(output).toContain(
    '  metrics_exporter = { otlp-http = { endpoint = "https://a.example/v1/metrics", protocol = "json"',
  );
  const again = await runCommand(database, 'connect', 'otlp', '--name', 'of ada', '--person', 'ada', '--json');
  const made = JSON.parse(again.output) as Made;
  expect(made).toMatchObject({ connection: { name: 'of ada' }, endpoint: 'http://127.0.0.1:4600' });
  expect(made.environment.codex).not.toContain('downstream-person');
});

test('a token without a name, and one whose name is taken', async () => {
  const nameless = await runCommand(database, 'connect', 'otlp');
  expect([nameless.code, nameless.errors]).toEqual([2, expect.stringContaining('connect otlp --name laptops')]);
  const taken = await runCommand(database, 'connect', 'otlp', '--name', 'laptops');
  expect([taken.code, taken.errors]).toEqual([
    2,
    expect.stringContaining('There is a token for telemetry called "laptops" already'),
  ]);
});

test('disconnect ends a token', async () => {
  const { code, output } = await runCommand(database, 'disconnect', 'laptops');
  expect([code, output]).toEqual([0, 'Disconnected laptops; its records stay.\n']);
});

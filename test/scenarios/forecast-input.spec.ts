import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(240_000);

/** Public data that may not be copied into the project: pull requests of agents in many repositories, nearly all of them opened in May and June 2025. */
const FOLDER = join(__dirname, '..', '..', '..', 'shared', 'data', 'agent-prs');

const real = existsSync(FOLDER) ? describe : describe.skip;
if (!existsSync(FOLDER)) console.warn(`${FOLDER} is not there: forecasts of public records are not tried.`);

real('forecasts of public records', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
    await outputOf(database, 'import', ...readdirSync(FOLDER).map((file) => join(FOLDER, file)), '--org', 'public');
  });
  afterAll(() => database.drop());

  test('strangers to each other have no queue of reviewers in common: nothing is forecast, and the reason told', async () => {
    const { code, output, errors } = await runCommand(database, 'forecast', '--no-refits');
    expect([code, output]).toEqual([2, '']);
    expect(errors).toMatch(/^Nothing can be forecast: no queue of reviewers reproduces most of the waits/);
  });

  test('seven weeks cannot be split into some to forecast from and eight to compare with', async () => {
    const { code, output, errors } = await runCommand(database, 'forecast', '--repo', 'dotnet/aspire', '--backtest');
    expect([code, output]).toEqual([2, '']);
    expect(errors).toMatch(/^There is no backtest/);
  });
});

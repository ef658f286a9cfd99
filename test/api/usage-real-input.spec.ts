import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importPaths } from '../../server/sources/import-paths';
import { LedgerBench } from '../support/ledger-bench';

/** Reports in GitHub's shape that may not be copied into the project; the same traps have hand-made cases in server/sources/usage/copilot.spec.ts. */
const DATA = join(__dirname, '..', '..', '..', 'shared', 'data', 'copilot-usage');

jest.setTimeout(120_000);

const present = existsSync(DATA);

(present ? describe : describe.skip)(`two reports of Copilot${present ? '' : ` (${DATA} is not there)`}`, () => {
  let bench: LedgerBench;
  beforeAll(async () => void (bench = await LedgerBench.open()));
  afterAll(() => bench.close());

  // Counted in the files by a script of its own: 107 user-days and 8 totals.
  it('holds as many rows, prompts, lines and tokens as the files', async () => {
    const id = await bench.organization();
    const summary = await importPaths(bench.store, id, [DATA], {});
    expect(summary).toMatchObject({ rejected: 0, extras: 0 });
    const rows = await bench.select(
      id,
      `SELECT surface, count(*)::int AS rows, sum(prompts)::int AS prompts, sum(sessions)::int AS sessions FROM agent_usage GROUP BY surface ORDER BY surface`,
    );
    expect(rows.map(({ surface, rows: count }) => [surface, count])).toEqual([['ci', 1], ['cli', 51], ['ide', 73], ['web', 5]]); // prettier-ignore
    const [sums] = await bench.select(
      id,
      `SELECT count(DISTINCT (person, day))::int AS days, sum(prompts)::int AS prompts, sum(sessions)::int AS sessions, sum(lines_accepted)::int AS lines,
         sum(tokens) AS tokens, round(sum(cost_usd)::numeric, 4)::float8 AS cost FROM agent_usage`,
    );
    expect(sums).toEqual({ days: 107, prompts: 3164, sessions: 274, lines: 100878, tokens: 1333854326, cost: 40.1409 });
    // One day has 6.67 credits, no prompt, no line and two completions: it was used, and has its price.
    const completions = `SELECT day::text, surface, prompts, cost_usd AS cost FROM agent_usage WHERE cost_usd = 0.0667`;
    expect(await bench.select(id, completions)).toEqual([{ day: '2026-04-07', surface: 'ide', prompts: null, cost: 0.0667 }]); // prettier-ignore
    expect(await bench.select(id, `SELECT extra FROM agent_usage WHERE extra IS NOT NULL`)).toEqual([]);
    const phases = `SELECT phase, count(DISTINCT (person, day))::int AS days FROM agent_usage GROUP BY phase ORDER BY phase`;
    expect(await bench.select(id, phases)).toEqual([{ phase: '2', days: 36 }, { phase: '3', days: 36 }, { phase: '4', days: 35 }]); // prettier-ignore
    const [totals] = await bench.select(
      id,
      `SELECT count(*)::int AS rows, sum(active_days)::int AS active, sum(prompts)::int AS prompts, sum(lines_accepted)::int AS lines, round(sum(cost_usd)::numeric, 4)::float8 AS cost,
         min(from_day)::text AS from_day, max(to_day)::text AS to_day FROM agent_usage_period`,
    );
    expect(totals).toEqual({ rows: 8, active: 118, prompts: 1703, lines: 13810, cost: 2.2251, from_day: '2026-02-04', to_day: '2026-03-03' }); // prettier-ignore
  });
});

import { DemoService } from '../../server/modules/demo/demo.service';
import { openStore, type Store } from '../../server/store/data-source';
import { Organizations } from '../../server/store/organizations';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(240_000);

/** Monday 2026-11-23 00:00 UTC. */
const MONDAY = 1795392000;
const OUTCOMES = ['accepted', 'rejected', 'ignored', 'late', 'duplicate', 'unparsed', 'unthreaded'] as const;

type Counts = Record<(typeof OUTCOMES)[number], number>;
interface Group extends Counts {
  key: string;
  n: number;
  pending: number;
  rate: number | null;
  reviewed: number;
}

let database: TestDatabase;
let store: Store;
let server: TestServer;

beforeAll(async () => {
  database = await cloneDatabase();
  store = await openStore({ ownerUrl: database.url, appUrl: database.url });
  await new DemoService(store, new Organizations(store)).load({ now: MONDAY + 3600 });
  await store.pool.query('ANALYZE');
  server = await startServer(database);
});

afterAll(async () => {
  await server?.close();
  await store?.close();
  await database?.drop();
});

async function select<T>(query: string, values: unknown[] = []): Promise<T[]> {
  const organization = await new Organizations(store).get('simulated');
  return store.inOrganization(organization.id, async (client) => (await client.query(query, values)).rows as T[]);
}

const epoch = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;

async function hitRate(
  range: string,
  by: string,
  more = '',
): Promise<{ groups: Group[]; total: Group; coverage: { numerator: number; n: number } }> {
  const fields = `key ${OUTCOMES.join(' ')} n pending rate reviewed`;
  const answer = await server.graphql<{
    hitRate: { groups: Group[]; total: Group; coverage: { numerator: number; n: number } };
  }>(
    `query ($scope: Scope, $by: HitRateBy) { hitRate(org: "simulated", scope: $scope, by: $by ${more}) {
       groups { ${fields} } total { ${fields} } coverage { numerator n } } }`,
    { scope: { range }, by },
  );
  return answer.hitRate;
}

/** Whole weeks, in the middle and at the end of the year; the second day is included. */
const RANGES = [
  ['2026-03-02', '2026-05-03', '2026-05-04'],
  ['2026-08-31', '2026-11-22', '2026-11-23'],
] as const;

describe('the hit rate of the simulated organization, against SQL on the outcomes', () => {
  const grouped: Record<string, string> = {
    agent: 'f.agent',
    severity: `f.agent || ': ' || CASE f.severity WHEN '' THEN 'unknown' ELSE f.severity END`,
    repo: 'f.repo',
    week: `to_char(to_timestamp(f.closed_at) AT TIME ZONE 'UTC', 'IYYY"-W"IW')`,
    month: `to_char(to_timestamp(f.closed_at) AT TIME ZONE 'UTC', 'YYYY-MM')`,
    authorship: 'p.authorship',
    size: `CASE WHEN p.changed_lines = 'NaN' THEN 'unknown' WHEN p.changed_lines < 10 THEN 'XS' WHEN p.changed_lines < 50 THEN 'S'
      WHEN p.changed_lines < 200 THEN 'M' WHEN p.changed_lines < 500 THEN 'L' ELSE 'XL' END`,
  };

  describe.each(RANGES)('from %s to %s', (from, last, end) => {
    it.each(Object.keys(grouped))('by %s', async (by) => {
      const rows = await select<Counts & { key: string }>(
        `SELECT ${grouped[by]} AS key, ${OUTCOMES.map((word) => `count(*) FILTER (WHERE f.outcome = '${word}')::int AS ${word}`).join(', ')}
         FROM finding_outcome f LEFT JOIN pull_request_flow p ON p.repo = f.repo AND p.number = f.number
         WHERE f.closed_at >= $1 AND f.closed_at < $2 AND f.closed_at <> 'NaN' GROUP BY 1`,
        [epoch(from), epoch(end)],
      );
      const wanted = new Map(rows.map(({ key, ...counts }) => [key, counts]));
      expect(wanted.size).toBeGreaterThan(1);
      const { groups } = await hitRate(`${from}..${last}`, by);
      for (const group of groups) {
        const none = Object.fromEntries(OUTCOMES.map((word) => [word, 0]));
        const counts = Object.fromEntries(OUTCOMES.map((word) => [word, group[word]]));
        expect([group.key, counts]).toEqual([group.key, wanted.get(group.key) ?? none]);
        const n = group.accepted + group.rejected + group.ignored;
        expect([group.n, group.rate]).toEqual([n, n === 0 ? null : group.accepted / n]);
        wanted.delete(group.key);
      }
      expect([...wanted.keys()]).toEqual([]);
    });

    it('with what waits at the end, what was reviewed and the coverage', async () => {
      const [wanted] = await select<{ pending: number; reviewed: number; merged: number; covered: number }>(
        `SELECT
           (SELECT count(*)::int FROM finding_outcome WHERE posted_at < $2 AND (closed_at = 'NaN' OR closed_at >= $2)
              AND outcome IN ('pending', 'accepted', 'rejected', 'ignored')) AS pending,
           (SELECT count(DISTINCT (repo, number))::int FROM agent_review WHERE completed AND closed_at >= $1 AND closed_at < $2) AS reviewed,
           (SELECT count(*)::int FROM pull_request WHERE extract(epoch FROM merged_at) >= $1 AND extract(epoch FROM merged_at) < $2) AS merged,
           (SELECT count(*)::int FROM pull_request p WHERE extract(epoch FROM merged_at) >= $1 AND extract(epoch FROM merged_at) < $2
              AND EXISTS (SELECT FROM agent_review r WHERE r.repo = p.repo AND r.number = p.number AND r.completed)) AS covered`,
        [epoch(from), epoch(end)],
      );
      const { total, coverage } = await hitRate(`${from}..${last}`, 'agent');
      expect({
        pending: total.pending,
        reviewed: total.reviewed,
        merged: coverage.n,
        covered: coverage.numerator,
      }).toEqual(wanted);
    });
  });
});

describe('the drop alarm of the simulated organization', () => {
  interface Alarm {
    agent: string;
    state: string;
    floor: number;
    floorFrom: string;
    since: string | null;
    steps: number;
    evidence: number;
    threshold: number;
  }
  const alarms = async (): Promise<Alarm[]> =>
    (
      await server.graphql<{ signalAlarms: Alarm[] }>(
        '{ signalAlarms(org: "simulated") { agent state floor floorFrom since steps evidence threshold } }',
      )
    ).signalAlarms;

  it('rises for the agent whose findings find less and less interest, and for no other', async () => {
    expect((await alarms()).map(({ agent, state, floorFrom }) => [agent, state, floorFrom])).toEqual([
      ['coderabbit', 'calm', 'baseline'],
      ['codex', 'calm', 'baseline'],
      ['copilot-review', 'alarm', 'baseline'],
    ]);
  });

  it("takes the target of a saved policy for its floor; evidence as the measure's formula has it", async () => {
    const { id } = await new Organizations(store).get('simulated');
    const began = epoch('2026-09-01');
    await select(
      `INSERT INTO threshold_policy (organization_id, id, agent, name, rule, target, promise, started_at)
       VALUES ($1, 1, 'codex', 'try', '{"minSeverity": null}', 0.45, '{"scope": {"range": "-12w"}}', to_timestamp($2)),
         ($1, 2, 'coderabbit', 'part', '{"minSeverity": "major"}', 0.9, '{"scope": {}}', to_timestamp($2)),
         ($1, 3, 'codex', 'elsewhere', '{}', 0.9, '{"scope": {"sizes": ["M"]}}', to_timestamp($2))`,
      [id, began],
    );
    const steps = await select<{ hit: number; at: number }>(
      `SELECT avg((outcome = 'accepted')::int)::float8 AS hit, max(closed_at) AS at FROM finding_outcome
       WHERE agent = 'codex' AND outcome IN ('accepted', 'rejected', 'ignored') AND closed_at >= $1 AND closed_at < $2
       GROUP BY repo, number ORDER BY max(closed_at)`,
      [began, MONDAY],
    );
    const sums = [0.1, 0.25, 0.5, 0.75].map((bet) => ({ lambda: bet / (1 - 0.45), m: 0 }));
    let evidence = 0;
    for (const { hit } of steps) {
      for (const sum of sums) sum.m = (sum.m + 1) * (1 + sum.lambda * (0.45 - hit));
      evidence = sums.reduce((total, { m }) => total + m, 0) / 4;
    }
    // Beyond ten times the threshold it would be kept there.
    expect(evidence).toBeLessThan(100_000);
    const all = await alarms();
    const codex = all.find(({ agent }) => agent === 'codex')!;
    // The target of a part of what it posts, or of a part of the organization, is no floor for the whole.
    expect(all.find(({ agent }) => agent === 'coderabbit')?.floorFrom).toBe('baseline');
    expect([codex.floor, codex.floorFrom, codex.steps]).toEqual([0.45, 'policy', steps.length]);
    expect(codex.evidence).toBeCloseTo(evidence, 6);
    expect(codex.state).toBe(evidence >= codex.threshold ? 'alarm' : 'calm');
  });
});

import { openStore, type Store } from '../../server/store/data-source';
import { Organizations } from '../../server/store/organizations';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(240_000);

let database: TestDatabase;
let store: Store;
let server: TestServer;
/** The weeks of the default range: Mondays, epoch seconds, and the end. */
let edges: number[];

beforeAll(async () => {
  database = await cloneDatabase('simulated');
  store = await openStore({ ownerUrl: database.url, appUrl: database.url });
  server = await startServer(database);
  const { delegated } = await server.graphql<{ delegated: { periods: { start: number[]; end: number[] } } }>(
    '{ delegated(org: "simulated") { periods { start end } } }',
  );
  const seconds = (at: unknown): number => Date.parse(String(at)) / 1000;
  edges = [...delegated.periods.start.map(seconds), seconds(delegated.periods.end.at(-1))];
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

/** Usage with delegated minutes of a person, day and tool of which no run is recorded that day. The simulated organization keeps UTC. */
const USAGE = `agent_usage u WHERE delegated_minutes > 0 AND NOT EXISTS (
  SELECT 1 FROM agent_run r WHERE r.person = u.person AND r.tool = u.tool
    AND (r.started_at AT TIME ZONE 'UTC')::date <= u.day AND (greatest(r.started_at, r.ended_at - interval '1 ms') AT TIME ZONE 'UTC')::date >= u.day)`;
const OWN = `mode = 'delegated' AND parent IS NULL`;

describe('figures of delegated work in the simulated organization, worked out again by SQL', () => {
  it('hours and runs of every week', async () => {
    const expected = await select<{ hours: number; runs: number }>(
      `WITH week AS (SELECT to_timestamp(a) AS a, to_timestamp(b) AS b FROM unnest($1::float8[], $2::float8[]) AS w (a, b)),
       piece AS (
         SELECT week.a, extract(epoch FROM least(ended_at, b) - greatest(started_at, a)) / 3600 AS hours, (started_at >= a)::int AS runs
         FROM week JOIN agent_run ON ${OWN} AND started_at < b AND ended_at > a
         UNION ALL
         SELECT week.a, delegated_minutes / 60, coalesce(runs, 0) FROM week
         JOIN (SELECT day, delegated_minutes, runs FROM ${USAGE}) u ON u.day >= (a AT TIME ZONE 'UTC')::date AND u.day < (b AT TIME ZONE 'UTC')::date
       )
       SELECT coalesce(sum(hours), 0)::float8 AS hours, coalesce(sum(runs), 0)::int AS runs FROM week LEFT JOIN piece USING (a) GROUP BY week.a ORDER BY week.a`,
      [edges.slice(0, -1), edges.slice(1)],
    );
    const { delegated } = await server.graphql<{ delegated: { hours: number[]; runs: number[]; totalHours: number; totalRuns: number } }>(
      '{ delegated(org: "simulated") { hours runs totalHours totalRuns } }',
    ); // prettier-ignore
    expect(expected).toHaveLength(26);
    expect(Math.min(...expected.map(({ runs }) => runs))).toBeGreaterThan(0);
    expected.forEach(({ hours, runs }, week) => {
      expect(delegated.hours[week]).toBeCloseTo(hours, 6);
      expect(delegated.runs[week]).toBe(runs);
    });
    expect(delegated.totalRuns).toBe(expected.reduce((sum, { runs }) => sum + runs, 0));
  });

  it('lengths, the longest run, compactions, and the most at once of one person', async () => {
    const span = [edges[0], edges[edges.length - 1]];
    const [lengths] = await select<{ median: number; p90: number; longest: number; n: number; compactions: number }>(
      `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY h) AS median, percentile_cont(0.9) WITHIN GROUP (ORDER BY h) AS p90, max(h) AS longest, count(*)::int AS n,
         sum(compactions)::int AS compactions
       FROM (SELECT extract(epoch FROM ended_at - started_at)::float8 / 3600 AS h, compactions FROM agent_run
         WHERE ${OWN} AND started_at >= to_timestamp($1) AND started_at < to_timestamp($2)) r`,
      span,
    );
    const [sub] = await select<{ runs: number; compactions: number }>(
      `SELECT count(*)::int AS runs, sum(compactions)::int AS compactions FROM agent_run
       WHERE mode = 'delegated' AND parent IS NOT NULL AND started_at >= to_timestamp($1) AND started_at < to_timestamp($2)`,
      span,
    );
    // The most at once is reached when some run starts.
    const most = await select<{ most: number; people: number }>(
      `WITH run AS (SELECT id, person, started_at AS a, ended_at AS b FROM agent_run WHERE ${OWN} AND started_at < to_timestamp($2) AND ended_at > to_timestamp($1) AND ended_at > started_at),
       at AS (SELECT r.person, (SELECT count(*) FROM run o WHERE o.person = r.person AND o.a <= greatest(r.a, to_timestamp($1)) AND o.b > greatest(r.a, to_timestamp($1))) AS n FROM run r)
       SELECT most::int, count(*)::int AS people FROM (SELECT person, max(n) AS most FROM at GROUP BY person) p GROUP BY most ORDER BY most`,
      span,
    );
    const { delegated } = await server.graphql<{ delegated: Record<string, number> & { atOnce: { runs: number; people: number }[] } }>(
      '{ delegated(org: "simulated") { medianHours p90Hours longestRunHours n subAgentRuns compactions mostAtOnce atOnce { runs people } } }',
    ); // prettier-ignore
    expect(delegated.medianHours).toBeCloseTo(lengths.median, 9);
    expect(delegated.p90Hours).toBeCloseTo(lengths.p90, 9);
    expect(delegated.longestRunHours).toBeCloseTo(lengths.longest, 9);
    expect([delegated.n, delegated.compactions]).toEqual([lengths.n, lengths.compactions + sub.compactions]);
    expect(delegated.subAgentRuns).toBe(sub.runs);
    expect(sub.runs).toBeGreaterThan(50);
    expect(delegated.atOnce).toEqual(most.map(({ most: runs, people }) => ({ runs, people })));
    expect(delegated.mostAtOnce).toBe(Math.max(...most.map((of) => of.most)));
    expect(delegated.mostAtOnce).toBeGreaterThan(1);
  });

  it('mergeability by tool', async () => {
    const expected = await select<{ key: string; runs: number; merged: number; n: number; open: number; none: number }>(
      `SELECT tool AS key, count(*)::int AS runs, count(*) FILTER (WHERE number IS NOT NULL AND p.merged_at IS NOT NULL)::int AS merged,
         count(*) FILTER (WHERE p.merged_at IS NOT NULL OR p.closed_at IS NOT NULL)::int AS n,
         count(*) FILTER (WHERE r.number IS NOT NULL AND p.merged_at IS NULL AND p.closed_at IS NULL)::int AS open, count(*) FILTER (WHERE r.number IS NULL)::int AS none
       FROM agent_run r LEFT JOIN pull_request p USING (repo, number)
       WHERE ${OWN} AND ended_at >= to_timestamp($1) AND ended_at < to_timestamp($2) GROUP BY tool ORDER BY tool`,
      [edges[0], edges[edges.length - 1]],
    );
    const { mergeability: of } = await server.graphql<{
      mergeability: { groups: { key: string; runs: number; merged: { numerator: number; n: number } }[]; open: number; withoutPullRequest: number };
    }>('{ mergeability(org: "simulated", by: tool) { groups { key runs merged { numerator n } } open withoutPullRequest } }'); // prettier-ignore
    expect(of.groups.map(({ key, runs, merged }) => [key, runs, merged.numerator, merged.n])).toEqual(
      expected.map(({ key, runs, merged, n }) => [key, runs, merged, n]),
    );
    const sum = (field: 'open' | 'none'): number => expected.reduce((all, one) => all + one[field], 0);
    expect([of.open, of.withoutPullRequest]).toEqual([sum('open'), sum('none')]);
    expect(expected.length).toBeGreaterThan(3);
  });

  it('who used which surface, by function', async () => {
    const expected = await select<{ surface: string; people: number }>(
      `SELECT surface, count(DISTINCT person)::int AS people FROM (
         SELECT person, surface FROM agent_usage WHERE day >= (to_timestamp($1) AT TIME ZONE 'UTC')::date AND day < (to_timestamp($2) AT TIME ZONE 'UTC')::date
           AND (coalesce(sessions, 0) > 0 OR coalesce(prompts, 0) > 0)
         UNION SELECT person, surface FROM agent_run WHERE started_at < to_timestamp($2) AND ended_at > to_timestamp($1) AND parent IS NULL
       ) used JOIN person ON person.login = used.person WHERE person.function = 'engineering' GROUP BY surface ORDER BY surface`,
      [edges[0], edges[edges.length - 1]],
    );
    const { adoption } = await server.graphql<{ adoption: { surfaces: { function: string; surface: string; people: number }[] } }>(
      '{ adoption(org: "simulated") { surfaces { function surface people } } }',
    ); // prettier-ignore
    const told = adoption.surfaces.filter((cell) => cell.function === 'engineering' && cell.people > 0);
    expect(told.map(({ surface, people }) => [surface, people]).sort()).toEqual(expected.map(({ surface, people }) => [surface, people])); // prettier-ignore
    expect(expected.length).toBeGreaterThan(2);
  });
});

it('beside GitHub’s phases: everybody of whom one was told in the range, phases of under five together', async () => {
  const from = new Date(edges[0] * 1000).toISOString().slice(0, 10);
  const to = new Date(edges.at(-1)! * 1000).toISOString().slice(0, 10);
  const [{ all }] = await select<{ all: number }>(
    `SELECT count(DISTINCT person)::int AS all FROM agent_usage WHERE phase IS NOT NULL AND day >= $1 AND day < $2`,
    [from, to],
  );
  const { adoption } = await server.graphql<{ adoption: { phases: { phase: string; people: number }[]; phasesHidden: number } }>(
    '{ adoption(org: "simulated") { phases { phase people } phasesHidden } }',
  ); // prettier-ignore
  const people = new Map<string, number>();
  for (const { phase, people: count } of adoption.phases) people.set(phase, (people.get(phase) ?? 0) + count);
  expect(all).toBeGreaterThanOrEqual(5);
  expect([...people.values()].reduce((sum, count) => sum + count, adoption.phasesHidden)).toBe(all);
  for (const count of people.values()) expect(count).toBeGreaterThanOrEqual(5);
});

import { to as copyTo } from 'pg-copy-streams';
import type { UsageTable } from '../../server/domain/adoption-table';
import { rowsOfPeople } from '../../server/domain/rows-of-people';
import { TIER_RULES } from '../../server/domain/tier-rules';
import { tiersOf } from '../../server/domain/tiers';
import { AdoptionViews } from '../../server/store/adoption-columns';
import type { Store } from '../../server/store/data-source';
import { FindingViews } from '../../server/store/finding-columns';
import { ColumnsCache } from '../../server/store/organization-columns';
import { Organizations } from '../../server/store/organizations';
import { OrganizationViews } from '../../server/store/organization-view';
import type { Figure } from './figure';
import { ORGANIZATION, withDatabase } from './open-database';
import type { Run } from './parts';
import { side, timed } from './timing';

const ROUNDS = 5;
/** A tenth as many people as pull requests, each with about a hundred days of use in the last two years. */
const PEOPLE_SHARE = 0.1;
const MOST_PEOPLE = 10_000;
const DAYS = 728;
const DAYS_OF_USE = 100;

const INSERT = `
  INSERT INTO agent_usage (organization_id, person, day, tool, surface, sessions, prompts, delegated_minutes, longest_run_minutes, most_parallel_runs, runs)
  SELECT $1, 'person-' || p, to_timestamp($2)::date - (abs(hashtext(p || ' ' || i)) % ${DAYS})::int, (ARRAY['claude-code', 'codex', 'cursor', 'copilot'])[1 + p % 4],
    (ARRAY['cli', 'ide', 'web'])[1 + (p + i) % 3], 1 + i % 5, i % 40, CASE WHEN i % 3 = 0 THEN i % 200 END, CASE WHEN i % 3 = 0 THEN i % 150 END, i % 3, i % 4
  FROM generate_series(1, $3::int) AS p CROSS JOIN generate_series(1, ${DAYS_OF_USE}) AS i
  ON CONFLICT DO NOTHING`;

/** Usage of agents as columns, and the tier of every person in every week. */
export async function adoptionFigures(run: Run): Promise<Figure[]> {
  const people = Math.min(MOST_PEOPLE, Math.round(run.pullRequests * PEOPLE_SHARE));
  return withDatabase(async (store, organizationId) => {
    const rows = await store.inOrganization(organizationId, async (client) => {
      const { rowCount } = await client.query(INSERT, [organizationId, run.horizon, people]);
      await client.query('UPDATE organization SET usage_version = usage_version + 1 WHERE id = $1', [organizationId]);
      await client.query('ANALYZE agent_usage');
      return rowCount ?? 0;
    });
    const adoption = new AdoptionViews(store, new FindingViews(store));
    const view = await new OrganizationViews(new Organizations(store), new ColumnsCache(store), adoption).open(
      ORGANIZATION,
    );
    const { ms: cold, result: columns } = await timed(() => adoption.of(view));
    const drained = await timed(() => drain(store, organizationId));
    const endDays = columns.weeks.endDay;
    const { tables } = columns;
    const floor = casualLoop(tables.usage, tables.people.length, endDays);
    const counted = tiersOf(tables, TIER_RULES, endDays);
    // A floor that counted something else would be no floor: whoever has the days is at *casual* or above.
    for (let cell = 0; cell < floor.length; cell++)
      if (floor[cell] >= TIER_RULES.casualDays && ![2, 3, 255].includes(counted.tier[cell]))
        throw new Error(`The plain loop disagrees in cell ${cell}: ${floor[cell]} days, tier ${counted.tier[cell]}.`);
    const tiers = await side(
      ROUNDS,
      () => tiersOf(tables, TIER_RULES, endDays).tier[0],
      () => casualLoop(tables.usage, tables.people.length, endDays)[0],
    );
    const told = `${people.toLocaleString('en-US')} people, ${rows.toLocaleString('en-US')} days of use`;
    return [
      { name: `adoption: columns read, ${told}`, unit: 'ms', ours: cold, floor: drained.ms, floorName: 'a COPY of the usage, thrown away' }, // prettier-ignore
      { name: `adoption: tiers in ${endDays.length} weeks, ${told}`, unit: 'ms', ours: tiers.ours, floor: tiers.floor, floorName: 'loop for the days with use alone', aim: '< 2 s at 10,000 people' }, // prettier-ignore
    ];
  });
}

/** Days with use in the 28 days to the end of each week, per person: what *casual* alone needs. */
function casualLoop(usage: UsageTable, people: number, endDays: Int32Array): Int32Array {
  const { rows, offsets } = rowsOfPeople(usage.person, usage.length, people);
  const counts = new Int32Array(people * endDays.length);
  const window = TIER_RULES.windowDays;
  for (let person = 0; person < people; person++) {
    const days = new Set<number>();
    for (let at = offsets[person]; at < offsets[person + 1]; at++)
      if (usage.used[rows[at]] === 1) days.add(usage.day[rows[at]]);
    for (const day of days)
      for (let week = 0; week < endDays.length; week++)
        if (day <= endDays[week] && day > endDays[week] - window) counts[person * endDays.length + week]++;
  }
  return counts;
}

async function drain(store: Store, organizationId: number): Promise<number> {
  return store.inOrganization(organizationId, async (client) => {
    let bytes = 0;
    const rows = client.query(copyTo('COPY (SELECT * FROM agent_usage) TO STDOUT (FORMAT binary)'));
    for await (const chunk of rows) bytes += (chunk as Buffer).length;
    return bytes;
  });
}

import { simulateOrganization } from '../../server/domain/simulation/organization';
import { worldOf } from '../../server/domain/simulation/world';
import type { Surface } from '../../server/domain/adoption-table';
import { TIER_RULES, TIERS } from '../../server/domain/tier-rules';
import { tiersOf } from '../../server/domain/tiers';
import { tierTables } from '../support/tier-tables';

/** Monday 2026-11-23 00:00 UTC. */
const MONDAY = 1795392000;
const DAY = 86400;
const WEEKS = 52;
const SEEDS = 5;
/** Tiers look back 28 days: a habit that began is seen as a whole from its fifth week on. */
const SETTLED = 4;

/** Person-weeks by habit as the simulation planned it, and by the tier that follows from its records. */
function byHabit(): Record<'never' | 'casual' | 'power', Record<string, number>> {
  const counts = { never: {}, casual: {}, power: {} } as Record<'never' | 'casual' | 'power', Record<string, number>>;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { records, startsAt, endsAt } = simulateOrganization({ seed, endsAt: MONDAY });
    const { people } = worldOf(seed, startsAt, endsAt);
    const personOf = new Map(people.map(({ record }, person) => [record.login, person]));
    const tables = tierTables({
      people: people.length,
      usage: records.agent_usage.map((row) => ({
        person: personOf.get(row.person)!,
        day: Date.parse(row.day) / 1000 / DAY,
        surface: row.surface as Surface,
        delegatedMinutes: row.delegated_minutes,
      })),
      runs: [...records.agent_run]
        .sort((a, b) => a.started_at - b.started_at)
        .map((run) => ({
          person: personOf.get(run.person)!,
          surface: run.surface as Surface,
          delegated: run.mode === 'delegated' ? 1 : 0,
          start: run.started_at,
          end: run.ended_at,
        })),
    });
    const sundays = Int32Array.from({ length: WEEKS }, (_, week) => startsAt / DAY + 7 * week + 6);
    const { tier } = tiersOf(tables, TIER_RULES, sundays);
    people.forEach(({ casualFrom, powerFrom }, person) => {
      for (let week = 1; week <= WEEKS; week++) {
        const habit = week >= powerFrom ? 'power' : week >= casualFrom ? 'casual' : 'never';
        const since = habit === 'power' ? powerFrom : habit === 'casual' ? casualFrom : 1;
        if (week < since + SETTLED) continue;
        const word = TIERS[tier[person * WEEKS + week - 1]];
        counts[habit][word] = (counts[habit][word] ?? 0) + 1;
      }
    });
  }
  return counts;
}

describe(`tiers of the simulated organization, ${SEEDS} seeds`, () => {
  const counts = byHabit();
  const share = (habit: keyof typeof counts, ...words: string[]): number => {
    const all = Object.values(counts[habit]).reduce((sum, one) => sum + one, 0);
    expect(all).toBeGreaterThan(1000);
    return words.reduce((sum, word) => sum + (counts[habit][word] ?? 0), 0) / all;
  };

  it('daily users are at power: of 20 working days on 0.9 × 0.6 they use two surfaces; only long absences hide it', () => {
    expect(share('power', 'power')).toBeGreaterThanOrEqual(0.97);
  });

  it('who uses agents on a third of the days is at casual or above, and mostly not above', () => {
    // Two of some 20 days at 0.35 are missed in 0.65^20 + 20 · 0.35 · 0.65^19 = 0.2 %, of 5 days between holidays in 43 %; those weeks are few.
    expect(share('casual', 'casual', 'power')).toBeGreaterThanOrEqual(0.95);
    // A tenth of their changes is written by an agent's run; 4 in 10 of those on a second surface, 14 % for two hours and more: some five changes a
    // window make 5 × 0.1 × 0.48, about a fifth of their windows power, rightly. Half as many again are allowed for those who write more.
    expect(share('casual', 'casual')).toBeGreaterThanOrEqual(0.68);
  });

  it('who never uses agents is at neither, without exception', () => {
    expect(share('never', 'casual', 'power')).toBe(0);
  });
});

/*
 * Eight teams of five people and one of three, over 17 ISO weeks from Monday 2025-12-29. Everyone has one pull request a week, opened Thursday 10:00 and
 * merged 24 h later, nobody reviews. From the week agents were rolled out to their team (north, east: 16 February; south, west: 9 March) everyone has two,
 * each merged after 12 h. An agent says one thing about each: accepted for the first of five people before, for the first three after.
 *
 *                        before   after   effect
 * merged per person      1        2       +1
 * median cycle time, h   24       12      −12
 * hit rate               1/5      3/5     +0.4
 */
export const EFFECT_RANGE = '2026-01-05..2026-04-26';
export const STATED = { north: '2026-02-16', east: '2026-02-16', south: '2026-03-09', west: '2026-03-09' };

const START = Date.UTC(2025, 11, 29) / 1000;
const DAY = 86_400;
const WEEKS = 17;
const TEAMS = ['amber', 'blue', 'east', 'green', 'north', 'red', 'south', 'west'];

const at = (seconds: number): string => new Date(seconds * 1000).toISOString();

export function effectRecords(): object[] {
  const people = [...TEAMS.map((team) => ({ team, size: 5 })), { team: 'tiny', size: 3 }].flatMap(({ team, size }) =>
    Array.from({ length: size }, (_, place) => ({ login: `${team}-${place + 1}`, team, place })),
  );
  const records: object[] = people.map(({ login, team }) => ({ kind: 'person', login, team, function: 'engineering' }));
  let number = 0;
  for (let week = 0; week < WEEKS; week++)
    for (const { login, team, place } of people) {
      const monday = START + 7 * DAY * week;
      const rollout = (STATED as Record<string, string>)[team];
      const after = rollout !== undefined && monday >= Date.parse(rollout) / 1000;
      const opened = monday + 3 * DAY + 10 * 3600;
      for (let turn = 0; turn < (after ? 2 : 1); turn++) {
        const merged = opened + (after ? 12 : 24) * 3600;
        const pull = { repo: 'acme/app', number: ++number };
        records.push(
          { kind: 'pull_request', ...pull, title: `Change ${number}`, author: login, created_at: at(opened), merged_at: at(merged), closed_at: at(merged) },
          { kind: 'finding', agent: 'codex', ...pull, id: '1', posted_at: at(opened + 600), outcome: place < (after ? 3 : 1) ? 'accepted' : 'ignored', outcome_at: at(merged) },
        ); // prettier-ignore
      }
    }
  return records;
}

/** Two of the five people of amber use two surfaces, which is power, every Tuesday from 2 March on. */
export function amberUsage(): object[] {
  const records: object[] = [];
  for (let day = Date.UTC(2026, 2, 3) / 1000; day < START + 7 * DAY * WEEKS; day += 7 * DAY)
    for (const person of ['amber-1', 'amber-2'])
      for (const surface of ['cli', 'ide'])
        records.push({ kind: 'agent_usage', person, day: at(day).slice(0, 10), tool: 'codex', surface, sessions: 1 });
  return records;
}

import type { AdoptionTables, TierTable } from './adoption-table';
import { rowsOfPeople } from './rows-of-people';
import { tierCoverage, toolCoverage } from './tier-coverage';
import { PersonWindows } from './tier-person';
import { TIER_EVIDENCE, TIERS, type TierEvidence, type TierRules, type TierWord } from './tier-rules';
import { tierWeeks } from './tier-weeks';
import { toolsOfPeople } from './tools-of-people';

/** The tier of somebody who is not there. */
export const NOT_THERE = 255;
/** Days after somebody's last sign of which no record says that they left. */
const STAYS_DAYS = 28;

const tierOf = (word: TierWord): number => TIERS.indexOf(word);
const evidenceOf = (word: TierEvidence): number => TIER_EVIDENCE.indexOf(word);
const [NONE, AMBIENT, CASUAL, POWER, UNKNOWN] = (['none', 'ambient', 'casual', 'power', 'unknown'] as const).map(
  tierOf,
);
const BY = Object.fromEntries(TIER_EVIDENCE.map((word) => [word, evidenceOf(word)])) as Record<TierEvidence, number>;

/**
 * The tier of every person at the end of every week, with what decided it. Looked at are the `windowDays` days that end with each week's last day;
 * *ambient* looks at the week alone (from its Monday). The highest tier that any evidence reaches counts.
 *
 * - *power*: surfaces on which agents were used; delegated runs that touch the window, without those another run started; the longest of them, as a
 *   whole; runs at once at a moment of the window. Where no runs of a tool and day are recorded, usage that tells delegated minutes counts in their place.
 * - *casual*: days with use; active days of a total, less the days of its span outside the window; an agent-written pull request opened in the window.
 * - *ambient*: one of their pull requests was reviewed by an agent in the week, or merged in it with such a review before; or a tool acted on its own.
 * - *unknown*: nothing tells of usage or runs in the window, and no own pull request in it is one whose reviews are known.
 *
 * `atLeast`: not power, and no source of usage, or none of runs, tells of the whole window, or a tool that tells of the person at any time does not. Excluded: people who are not there in the week (255). One
 * pass per person; 10,000 people × 104 weeks with 1 M rows of usage in a fraction of a second. Source: measures.md 5.
 *
 * @param endDays last days of the weeks, in rising order
 */
export function tiersOf(tables: AdoptionTables, rules: TierRules, endDays: Int32Array): TierTable {
  const { people, usage, periods, runs, authored, sources, tools } = tables;
  const weeks = tierWeeks(endDays);
  const cells = people.length * weeks.length;
  const table: TierTable = {
    people: people.length,
    weeks: weeks.length,
    endDay: endDays,
    tier: new Uint8Array(cells).fill(NOT_THERE),
    atLeast: new Uint8Array(cells),
    evidence: new Uint8Array(cells),
    value: new Float32Array(cells),
  };
  if (cells === 0) return table;
  const coverage = tierCoverage(sources, rules.windowDays, endDays);
  const ofTool = toolCoverage(sources, tools, rules.windowDays, endDays);
  const toolOf = toolsOfPeople(tables);
  const of = {
    usage: rowsOfPeople(usage.person, usage.length, people.length),
    periods: rowsOfPeople(periods.person, periods.length, people.length),
    runs: rowsOfPeople(runs.person, runs.length, people.length),
    authored: rowsOfPeople(authored.person, authored.length, people.length),
  };
  const windows = new PersonWindows(tables, rules, weeks, of);
  for (let person = 0; person < people.length; person++) {
    const [from, to] = presenceOf(tables.people, person);
    if (from !== from) continue;
    windows.fill(person);
    const own = ofTool.filter((_, tool) => toolOf[person * tools.length + tool] === 1);
    for (let week = 0; week < weeks.length; week++) {
      if (from > weeks.endDay[week] || to < weeks.startDay[week]) continue;
      const cell = person * weeks.length + week;
      const { surfaces, count, hours, atOnce, days, periodDays, written } = windows;
      const reached = (tier: number, by: number, value: number): void => {
        table.tier[cell] = tier;
        table.evidence[cell] = by;
        table.value[cell] = value;
      };
      const distinct = bits(surfaces[week]);
      if (distinct >= rules.powerSurfaces) reached(POWER, BY.surfaces, distinct);
      else if (count[week] >= rules.powerRuns) reached(POWER, BY.runs, count[week]);
      else if (hours[week] >= rules.powerRunHours) reached(POWER, BY.run_length, hours[week]);
      else if (atOnce[week] >= rules.powerRunsAtOnce) reached(POWER, BY.runs_at_once, atOnce[week]);
      else if (days[week] >= rules.casualDays) reached(CASUAL, BY.days, days[week]);
      else if (periodDays[week] >= rules.casualDays) reached(CASUAL, BY.period_days, periodDays[week]);
      else if (written[week] > 0) reached(CASUAL, BY.authored, written[week]);
      else if (windows.reviewed[week] > 0) reached(AMBIENT, BY.reviewed, windows.reviewed[week]);
      else if (windows.reviewedByTool[week] > 0) reached(AMBIENT, BY.reviewed_by_tool, windows.reviewedByTool[week]);
      else {
        const told = coverage.some[week] === 1 || (coverage.reviews[week] === 1 && windows.own[week] > 0);
        reached(told ? NONE : UNKNOWN, BY.none, 0);
      }
      const whole =
        coverage.usageWhole[week] === 1 && coverage.runsWhole[week] === 1 && own.every((told) => told[week] === 1);
      if (table.tier[cell] < POWER && !whole) table.atLeast[cell] = 1;
    }
  }
  return table;
}

/** First and last day somebody is there; NaN = never. */
function presenceOf(people: AdoptionTables['people'], person: number): [number, number] {
  const { startedDay, endedDay, firstDay, lastDay, stated } = people;
  const first = firstDay[person];
  if (stated[person] === 0) return [first, lastDay[person] + STAYS_DAYS];
  const [started, ended] = [startedDay[person], endedDay[person]];
  const from = started === started ? started : first === first ? first : -Infinity;
  return [from, ended === ended ? ended : Infinity];
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

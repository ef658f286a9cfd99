import type { AdoptionTables } from './adoption-table';
import { isOfSurface, leastActiveDays } from './period-days';
import type { RowsOfPeople } from './rows-of-people';
import type { TierRules } from './tier-rules';
import { countsForTiers, stretchesAtOnce } from './tier-runs';
import type { TierWeeks } from './tier-weeks';

/** What the windows of one person hold, one entry per week; filled anew for each person, so that no arrays are made per person. */
export class PersonWindows {
  /** One bit per surface. */
  readonly surfaces: Uint8Array;
  /** Delegated runs. */
  readonly count: Float64Array;
  /** Of the longest delegated run. */
  readonly hours: Float64Array;
  readonly atOnce: Float64Array;
  readonly days: Int32Array;
  readonly periodDays: Float64Array;
  /** Agent-written pull requests. */
  readonly written: Int32Array;
  /** Pull requests an agent reviewed, of the week alone. */
  readonly reviewed: Int32Array;
  readonly reviewedByTool: Int32Array;
  /** Own pull requests of the window, whoever wrote them. */
  readonly own: Int32Array;
  /** The person a day with use was last counted for, by day since the first one. */
  private readonly usedOn: Int32Array;
  private readonly firstDay: number;

  constructor(
    private readonly tables: AdoptionTables,
    private readonly rules: TierRules,
    private readonly weeks: TierWeeks,
    private readonly of: Record<'usage' | 'periods' | 'runs' | 'authored', RowsOfPeople>,
  ) {
    const { length } = weeks;
    this.surfaces = new Uint8Array(length);
    this.count = new Float64Array(length);
    this.hours = new Float64Array(length);
    this.atOnce = new Float64Array(length);
    this.days = new Int32Array(length);
    this.periodDays = new Float64Array(length);
    this.written = new Int32Array(length);
    this.reviewed = new Int32Array(length);
    this.reviewedByTool = new Int32Array(length);
    this.own = new Int32Array(length);
    let least = Infinity;
    let most = -Infinity;
    for (const [days, rows] of [[tables.usage.day, tables.usage.length], [tables.runs.startDay, tables.runs.length]] as const)
      for (let row = 0; row < rows; row++) {
        if (days[row] < least) least = days[row];
        if (days[row] > most) most = days[row];
      } // prettier-ignore
    this.firstDay = least;
    this.usedOn = new Int32Array(most >= least ? most - least + 1 : 0).fill(-1);
  }

  fill(person: number): void {
    for (const column of [
      this.surfaces, this.count, this.hours, this.atOnce, this.days, this.periodDays,
      this.written, this.reviewed, this.reviewedByTool, this.own,
    ]) column.fill(0); // prettier-ignore
    const recorded = this.addRuns(person);
    this.addUsage(person, recorded);
    this.addPeriods(person);
    this.addAuthored(person);
  }

  /** @returns tool and day of all runs that are recorded of the person */
  private addRuns(person: number): Set<number> {
    const { runs } = this.tables;
    const recorded = new Set<number>();
    const rows = rowsOf(this.of.runs, person);
    for (const row of rows)
      for (let day = runs.startDay[row]; day <= runs.endDay[row]; day++) recorded.add(toolDay(runs.tool[row], day));
    // Who starts a run uses an agent, also where no source of usage says so.
    for (const row of rows) if (runs.parent[row] === -1) this.use(person, runs.startDay[row], runs.surface[row]);
    const delegated = rows.filter((row) => countsForTiers(runs, row));
    for (const row of delegated) {
      const length = (runs.end[row] - runs.start[row]) / 3600;
      this.each(runs.startDay[row], runs.endDay[row], (week) => {
        this.count[week]++;
        this.surfaces[week] |= 1 << runs.surface[row];
        if (length > this.hours[week]) this.hours[week] = length;
        if (this.atOnce[week] === 0) this.atOnce[week] = 1;
      });
    }
    for (const { fromDay, toDay, runs: going } of stretchesAtOnce(runs, delegated))
      this.each(fromDay, toDay, (week) => {
        if (going > this.atOnce[week]) this.atOnce[week] = going;
      });
    return recorded;
  }

  private addUsage(person: number, recorded: ReadonlySet<number>): void {
    const { usage } = this.tables;
    const { rows, offsets } = this.of.usage;
    for (let at = offsets[person]; at < offsets[person + 1]; at++) {
      const row = rows[at];
      const day = usage.day[row];
      if (usage.ambient[row] === 1) this.inWeek(day, (week) => this.reviewedByTool[week]++);
      if (usage.used[row] === 0) continue;
      this.use(person, day, usage.surface[row]);
      if (usage.delegatedMinutes[row] > 0 && !recorded.has(toolDay(usage.tool[row], day))) this.addDelegatedDay(row);
    }
  }

  /** A day with use. One loop over local names: a million days come through here. */
  private use(person: number, day: number, surface: number): void {
    const { firstDay, usedOn, surfaces, days } = this;
    const { endDay, length, firstFrom } = this.weeks;
    const fresh = usedOn[day - firstDay] !== person;
    usedOn[day - firstDay] = person;
    const bit = 1 << surface;
    const last = day + this.rules.windowDays - 1;
    for (let week = firstFrom(day); week < length && endDay[week] <= last; week++) {
      surfaces[week] |= bit;
      if (fresh) days[week]++;
    }
  }

  /** A day on which a tool worked on its own, known by its totals alone. */
  private addDelegatedDay(row: number): void {
    const { day, runs, longestRunMinutes, mostParallelRuns } = this.tables.usage;
    // Minutes alone may be of one long run or of many short turns.
    const count = runs[row] >= 0 ? runs[row] : 0;
    const hours = longestRunMinutes[row] / 60;
    const atOnce = mostParallelRuns[row];
    this.each(day[row], day[row], (week) => {
      this.count[week] += count;
      if (hours > this.hours[week]) this.hours[week] = hours;
      if (atOnce > this.atOnce[week]) this.atOnce[week] = atOnce;
    });
  }

  private addPeriods(person: number): void {
    const { periods } = this.tables;
    const { endDay, length, firstFrom } = this.weeks;
    const rows = rowsOf(this.of.periods, person);
    for (const row of rows) {
      if (periods.used[row] === 0) continue;
      const last = periods.toDay[row] + this.rules.windowDays - 1;
      const onSurface = isOfSurface(periods, rows, row);
      for (let week = firstFrom(periods.fromDay[row]); week < length && endDay[week] <= last; week++) {
        const [from, to] = [endDay[week] - this.rules.windowDays + 1, endDay[week]];
        const days = leastActiveDays(periods, row, from, to);
        const inside = periods.fromDay[row] >= from && periods.toDay[row] <= to;
        if (inside || (days > 0 && onSurface)) this.surfaces[week] |= 1 << periods.surface[row];
        if (days > this.periodDays[week]) this.periodDays[week] = days;
      }
    }
  }

  private addAuthored(person: number): void {
    const { authored } = this.tables;
    const { rows, offsets } = this.of.authored;
    for (let at = offsets[person]; at < offsets[person + 1]; at++) {
      const row = rows[at];
      const created = authored.createdDay[row];
      const merged = authored.mergedDay[row];
      this.each(created, created, (week) => {
        this.own[week]++;
        if (authored.agentAuthored[row] === 1) this.written[week]++;
      });
      // Merged in a later window than it was opened in: known there too.
      if (merged === merged) this.each(merged, merged, (week) => this.own[week]++);
      if (authored.reviewed[row] === 0) continue;
      const reviewed = authored.reviewedDay[row];
      if (reviewed === reviewed) this.inWeek(reviewed, (week) => this.reviewed[week]++);
      // Once where both fall into the same week.
      if (merged === merged)
        this.inWeek(merged, (week) => {
          if (!(reviewed >= this.weeks.startDay[week])) this.reviewed[week]++;
        });
    }
  }

  /** The week a day lies in. */
  private inWeek(day: number, take: (week: number) => void): void {
    const { length, startDay, firstFrom } = this.weeks;
    for (let week = firstFrom(day); week < length && startDay[week] <= day; week++) take(week);
  }

  /** The weeks whose windows hold one of these days. */
  private each(fromDay: number, toDay: number, take: (week: number) => void): void {
    const { endDay, length, firstFrom } = this.weeks;
    const last = toDay + this.rules.windowDays - 1;
    for (let week = firstFrom(fromDay); week < length && endDay[week] <= last; week++) take(week);
  }
}

const toolDay = (tool: number, day: number): number => tool * 2 ** 24 + day;

const rowsOf = ({ rows, offsets }: RowsOfPeople, person: number): Int32Array =>
  rows.subarray(offsets[person], offsets[person + 1]);

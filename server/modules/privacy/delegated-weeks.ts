import type { AdoptionColumns } from '../../store/adoption-columns';

const DAY = 7;

/**
 * Delegated hours and runs of one person per week: runs in the week they began in, with their whole length; where no run of a tool and day is recorded,
 * what the day's usage says. Sub-agents' runs are part of the run that began them and left out. NaN = nothing tells of that week: minutes alone tell of hours and not of runs, days of use of neither.
 */
export class DelegatedWeeks {
  private readonly seconds: Float64Array;
  private readonly started: Float64Array;
  private readonly hoursTold: Uint8Array;
  private readonly runsTold: Uint8Array;

  constructor(columns: AdoptionColumns, person: number) {
    const { tables, weeks, weekOf } = columns;
    const { runs, usage, sources } = tables;
    this.seconds = new Float64Array(weeks.length);
    this.started = new Float64Array(weeks.length);
    this.hoursTold = new Uint8Array(weeks.length);
    this.runsTold = new Uint8Array(weeks.length);
    for (const { kind, fromDay, toDay } of sources) {
      if (kind !== 'runs' && kind !== 'delegated') continue;
      for (let week = 0; week < weeks.length; week++) {
        if (fromDay > weeks.endDay[week] || toDay <= weeks.endDay[week] - DAY) continue;
        this.hoursTold[week] = 1;
        if (kind === 'runs') this.runsTold[week] = 1;
      }
    }
    const recorded = new Set<string>();
    for (let row = 0; row < runs.length; row++) {
      if (runs.person[row] !== person || runs.delegated[row] !== 1 || runs.parent[row] !== -1) continue;
      recorded.add(`${runs.tool[row]} ${runs.startDay[row]}`);
      const week = weekOf(runs.start[row]);
      if (week < 0) continue;
      this.started[week]++;
      if (runs.end[row] > runs.start[row]) this.seconds[week] += runs.end[row] - runs.start[row];
    }
    const firstDay = weeks.length > 0 ? weeks.endDay[0] - DAY + 1 : 0;
    for (let row = 0; row < usage.length; row++) {
      if (usage.person[row] !== person || !(usage.delegatedMinutes[row] > 0)) continue;
      if (recorded.has(`${usage.tool[row]} ${usage.day[row]}`)) continue;
      const week = Math.floor((usage.day[row] - firstDay) / DAY);
      if (week < 0 || week >= weeks.length) continue;
      this.seconds[week] += usage.delegatedMinutes[row] * 60;
      if (usage.runs[row] > 0) this.started[week] += usage.runs[row];
    }
  }

  hours(week: number): number {
    return this.hoursTold[week] === 1 ? this.seconds[week] / 3600 : NaN;
  }

  runs(week: number): number {
    return this.runsTold[week] === 1 ? this.started[week] : NaN;
  }
}

const DAY = 86_400_000;

export interface TimeTick {
  moment: number;
  label: string;
}

/**
 * Moments to name under an axis of time, `gap` px apart at least: Mondays while the stretch is under ten weeks, else first days of months. In UTC,
 * which is near enough for an axis.
 *
 * @param from epoch milliseconds
 */
export function timeTicks(from: number, to: number, width: number, gap = 44): TimeTick[] {
  const short = to - from < 70 * DAY;
  const moments = short ? mondays(from, to) : months(from, to);
  const step = Math.max(1, Math.ceil((moments.length * gap) / Math.max(1, width)));
  const format = new Intl.DateTimeFormat(
    'en-GB',
    short ? { day: 'numeric', month: 'short', timeZone: 'UTC' } : { month: 'short', timeZone: 'UTC' },
  );
  return moments
    .filter((_, index) => index % step === 0)
    .map((moment) => {
      const january = !short && new Date(moment).getUTCMonth() === 0;
      return { moment, label: january ? String(new Date(moment).getUTCFullYear()) : format.format(moment) };
    });
}

function mondays(from: number, to: number): number[] {
  // 5 January 1970 was a Monday.
  const first = Math.ceil((from / DAY - 4) / 7) * 7 + 4;
  const all: number[] = [];
  for (let day = first; day * DAY < to; day += 7) all.push(day * DAY);
  return all;
}

function months(from: number, to: number): number[] {
  const start = new Date(from);
  const all: number[] = [];
  for (let month = start.getUTCMonth(); ; month++) {
    const moment = Date.UTC(start.getUTCFullYear(), month);
    if (moment >= to) return all;
    if (moment >= from) all.push(moment);
  }
}

/** How far a job was at a moment. */
export interface JobSample {
  /** milliseconds */
  at: number;
  done: number;
}

/** How fast a job goes; null = not known yet, or it stands still. */
export interface JobPace {
  perMinute: number | null;
  minutesLeft: number | null;
}

/** The pace is that of the last two minutes, and is told once five seconds are seen: before, it is mostly chance. */
const WINDOW_MS = 120_000;
const LEAST_MS = 5_000;
/** After this much silence the job waits for something, and when it goes on is not in its pace. */
const SILENCE_MS = 20_000;

/**
 * @param samples oldest first
 * @param total null = not known
 * @param now milliseconds; a job that has not come on for a while has no pace
 */
export function paceOf(samples: readonly JobSample[], total: number | null, now: number): JobPace {
  const seen = samples.filter(({ at }) => now - at <= WINDOW_MS);
  const first = seen[0];
  const last = seen.at(-1);
  if (!first || !last || now - first.at < LEAST_MS || now - last.at > SILENCE_MS || last.done <= first.done)
    return { perMinute: null, minutesLeft: null };
  const perMinute = ((last.done - first.done) / (now - first.at)) * 60_000;
  const left = total === null ? null : Math.max(0, total - last.done) / perMinute;
  return { perMinute, minutesLeft: left };
}

const kept = new Map<string, JobSample[]>();

/** Keeps how far a job is now; a job that counts from the beginning again is measured from there. */
export function noteSample(id: string, done: number, now: number): void {
  const before = kept.get(id)?.filter(({ at }) => now - at <= WINDOW_MS) ?? [];
  const restarted = (before.at(-1)?.done ?? 0) > done;
  if (!restarted && before.at(-1)?.done === done) return;
  kept.set(id, [...(restarted ? [] : before), { at: now, done }]);
}

/** What was seen of a job, oldest first. */
export function samplesOf(id: string): readonly JobSample[] {
  return kept.get(id) ?? [];
}

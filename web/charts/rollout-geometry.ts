/** What a wave does in a week; before its start there is nothing to draw. */
export type SpanKind = 'training' | 'soaking' | 'running' | 'held' | 'rolled_back';

/** Weeks `from` up to but without `to`, as places in the plan's weeks. */
export interface Span {
  kind: SpanKind;
  /** False: it happened; true: planned. */
  ahead: boolean;
  from: number;
  to: number;
}

/** A wave as the plan tells it; weeks are labels such as `2026-W48`, which sort by time as they stand. */
export interface WaveWeeks {
  state: string;
  start: string | null;
  training: readonly string[];
  /** Last week of the soak. */
  soakUntil: string | null;
  /** State in each of the plan's weeks that passed. */
  states: readonly string[];
}

const drawn: Record<string, SpanKind> = {
  training: 'training',
  soaking: 'soaking',
  running: 'running',
  done: 'running',
  held: 'held',
  rolled_back: 'rolled_back',
};

/** What the wave shall do in a week that has not passed; null = nothing yet, or not any more. */
function plannedIn(wave: WaveWeeks, week: string): SpanKind | null {
  if (wave.state === 'rolled_back' || wave.state === 'done') return null;
  if (wave.training.includes(week)) return 'training';
  if (wave.start === null || week < wave.start) return null;
  return wave.soakUntil !== null && week <= wave.soakUntil ? 'soaking' : 'running';
}

/** Stretches of weeks in which a wave did, or shall do, the same. A wave that was rolled back is marked in the first such week alone. */
export function spansOf(wave: WaveWeeks, weeks: readonly string[]): Span[] {
  const spans: Span[] = [];
  weeks.forEach((week, place) => {
    const ahead = place >= wave.states.length;
    const kind = ahead ? plannedIn(wave, week) : (drawn[wave.states[place]] ?? null);
    const last = spans[spans.length - 1];
    if (kind === null || (kind === 'rolled_back' && last?.kind === 'rolled_back')) return;
    if (last && last.to === place && last.kind === kind && last.ahead === ahead) last.to = place + 1;
    else spans.push({ kind, ahead, from: place, to: place + 1 });
  });
  return spans;
}

const WORST = ['fail', 'inconclusive', 'pass'] as const;

/** The light to show where several gates stand in one week: the worst of them; null without any. */
export function worstOf(verdicts: readonly string[]): (typeof WORST)[number] | null {
  return WORST.find((each) => verdicts.includes(each)) ?? null;
}

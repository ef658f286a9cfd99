import type { GateVerdict } from './gate';
import type { DecisionKind, WaveState } from './rollout-plan';

/** What a gate said at the end of a week; `wave` -1 = it is about the whole organization. Weeks are counted from the start of the plan. */
export interface StoredVerdict {
  week: number;
  gate: string;
  wave: number;
  verdict: GateVerdict;
}

/** What somebody decided; wave -1 = all waves, gate '' = all gates. */
export interface StoredDecision {
  week: number;
  kind: DecisionKind;
  wave: number;
  gate: string;
}

export interface TrackedWave {
  /** Planned start. */
  start: number;
  people: number;
  soak: number;
}

export interface RolloutFacts {
  /** In the order of their planned starts. */
  waves: readonly TrackedWave[];
  trainingSeats: number;
  weeks: number;
  /** The week that runs now; what comes after it is projected as if no gate stood in the way. */
  current: number;
  verdicts: readonly StoredVerdict[];
  /** In the order they were taken. */
  decisions: readonly StoredDecision[];
  ended: boolean;
}

export interface WaveCourse {
  /** Of every week up to the current one. */
  states: WaveState[];
  state: WaveState;
  /** The gate that holds it now; '' = somebody; null = it is not held. */
  heldBy: string | null;
  /** NaN = not as things stand. */
  start: number;
  /** People per week, by the course so far and then by the plan. */
  perWeek: { week: number; people: number }[];
  /** Last week of the soak; NaN = not as things stand. */
  soakUntil: number;
}

const WEIGHT: Record<GateVerdict, number> = { pass: 0, inconclusive: 1, fail: 2 };

/**
 * The course of every wave. A wave begins in its planned week once the soak of the wave before is over and every gate that speaks for it passed at the
 * end of the week before: those of the whole organization and those of the wave before. The first wave was let go by whoever started the plan, so only
 * a failed gate holds it. In training and in the soak a wave is held by a failed gate of its own or of the organization. Held = it stands still: no
 * training, no soak passes. An override lets a wave pass a gate that says what it said then, or less bad. Rolled back is for good; the waves after
 * it are not held by that alone.
 */
export function rolloutStateOf(facts: RolloutFacts): WaveCourse[] {
  const { waves, weeks, current, trainingSeats } = facts;
  const last = Math.max(current, weeks - 1);
  const runs = waves.map(() => ({ left: 0, soaked: 0, begun: NaN, soakUntil: NaN, manual: false, back: false, heldBy: null as string | null, states: [] as WaveState[], perWeek: [] as WaveCourse['perWeek'] })); // prettier-ignore
  runs.forEach((run, place) => (run.left = waves[place].people));
  for (let week = 0; week <= last; week++) {
    for (const { kind, wave } of facts.decisions.filter((decision) => decision.week === week || (week === 0 && decision.week < 0)))
      runs.forEach((run, place) => {
        if (wave >= 0 && wave !== place) return;
        if (kind === 'hold') run.manual = true;
        if (kind === 'resume') run.manual = false;
        if (kind === 'rollback' && (wave >= 0 || !Number.isNaN(run.begun))) run.back = true;
      }); // prettier-ignore
    let seats = trainingSeats;
    waves.forEach((wave, place) => {
      const run = runs[place];
      const put = (state: WaveState, heldBy: string | null = null): void => {
        if (week > current) return;
        run.states.push(state);
        run.heldBy = heldBy;
      };
      if (run.back) return put('rolled_back');
      const begins = Number.isNaN(run.begun);
      const before = place - 1;
      // What was said last stays said: a gate that holds now is not taken to open in weeks to come.
      const read = Math.min(week, current) - 1;
      if (begins && (week < wave.start || !readyAfter(runs, waves, before, week))) return put(run.manual ? 'held' : 'planned', run.manual ? '' : null); // prettier-ignore
      if (run.manual) return put('held', '');
      const gate = begins
        ? holding(facts, place, read, [-1, ...(before >= 0 ? [before] : [])], before < 0 ? WEIGHT.fail : WEIGHT.inconclusive) // prettier-ignore
        : run.left > 0 || run.soaked < wave.soak
          ? holding(facts, place, read, [-1, place], WEIGHT.fail)
          : undefined;
      if (gate !== undefined) return put('held', gate);
      if (run.left > 0) {
        const now = Math.min(run.left, seats);
        if (now === 0) return put(begins ? 'planned' : 'training');
        if (begins) run.begun = week;
        seats -= now;
        run.left -= now;
        run.perWeek.push({ week, people: now });
        if (run.left === 0) run.soakUntil = week + wave.soak;
        return put('training');
      }
      if (begins) {
        run.begun = week;
        run.soakUntil = week + wave.soak - 1;
      }
      if (run.soaked < wave.soak) {
        run.soaked++;
        run.soakUntil = week + wave.soak - run.soaked;
        return put('soaking');
      }
      put(facts.ended && week === current ? 'done' : 'running');
    });
  }
  return runs.map(({ states, heldBy, begun, perWeek, soakUntil }) => ({
    states,
    state: states.at(-1) ?? 'planned',
    heldBy,
    start: begun,
    perWeek,
    soakUntil,
  }));
}

interface Run {
  left: number;
  soaked: number;
  begun: number;
  back: boolean;
}

function readyAfter(runs: readonly Run[], waves: readonly TrackedWave[], place: number, week: number): boolean {
  for (let before = place; before >= 0; before--) {
    const { left, soaked, back, begun } = runs[before];
    if (back) continue;
    // Its soak of this very week has been counted already when the waves are walked in order.
    return !Number.isNaN(begun) && left === 0 && soaked >= waves[before].soak && (begun < week || waves[before].people === 0 || waves[before].soak === 0); // prettier-ignore
  }
  return true;
}

/** The first gate that holds a wave by what was said at the end of a week, in alphabetical order. */
function holding({ verdicts, decisions }: RolloutFacts, wave: number, week: number, of: readonly number[], from: number): string | undefined {
  return verdicts
    .filter((said) => said.week === week && of.includes(said.wave) && WEIGHT[said.verdict] >= from)
    .filter((said) => !isOverridden(said, verdicts, decisions, wave))
    .map(({ gate }) => gate)
    .sort()[0];
} // prettier-ignore

/** Whether somebody let a wave (-1 = any) pass what a gate said. */
export function isOverridden(
  said: StoredVerdict,
  verdicts: readonly StoredVerdict[],
  decisions: readonly StoredDecision[],
  wave: number,
): boolean {
  return decisions.some((decision) => {
    if (decision.kind !== 'override' || (decision.gate !== '' && decision.gate !== said.gate)) return false;
    if (wave >= 0 && decision.wave >= 0 && decision.wave !== wave) return false;
    if (said.week > decision.week) {
      // Of a later week: only what is no worse than what was known then.
      const known = verdicts.filter(({ gate, wave: about, week }) => gate === said.gate && about === said.wave && week <= decision.week); // prettier-ignore
      const then = known.reduce<StoredVerdict | undefined>((a, b) => (!a || b.week > a.week ? b : a), undefined);
      return WEIGHT[said.verdict] <= (then ? WEIGHT[then.verdict] : WEIGHT.inconclusive);
    }
    return said.week >= decision.week - 1;
  });
}

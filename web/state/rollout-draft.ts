import type { RolloutDocumentPartsFragment } from '../gql/documents';

/** A plan's document as the form holds it; a number that is not there yet is NaN. */
export type RolloutDraft = RolloutDocumentPartsFragment;
export type DraftWave = RolloutDraft['waves'][number];
export type DraftGate = RolloutDraft['gates'][number];

/** The document of a draft as text: JSON, without what is null by absence. */
export function documentText(draft: RolloutDraft): string {
  return JSON.stringify({
    ...draft,
    gates: draft.gates.map((gate) => ({
      ...gate,
      pass: gate.pass.atLeast === null ? { atMost: gate.pass.atMost } : { atLeast: gate.pass.atLeast },
      fail: gate.fail.below === null ? { above: gate.fail.above } : { below: gate.fail.below },
    })),
  });
}

/** Whether more is better for the gate: pass at least, fail below. */
export const passesUpwards = (gate: DraftGate): boolean => gate.pass.atLeast !== null;

/** A gate with other figures, in the direction that its metric has. */
export function withConditions(gate: DraftGate, pass: number, fail: number): DraftGate {
  return gate.metric === 'hit_rate' || gate.metric === 'capacity'
    ? { ...gate, pass: { atLeast: pass, atMost: null }, fail: { below: fail, above: null } }
    : { ...gate, pass: { atLeast: null, atMost: pass }, fail: { below: null, above: fail } };
}

/** The figures of a gate, whatever its direction. */
export const conditionsOf = ({ pass, fail }: DraftGate): { pass: number; fail: number } => ({
  pass: pass.atLeast ?? pass.atMost ?? Number.NaN,
  fail: fail.below ?? fail.above ?? Number.NaN,
});

/** Where a gate of a metric begins, before anybody sets it: what holds in most published rollouts and is loose enough to decide. */
const beginnings: Record<DraftGate['metric'], { name: string; pass: number; fail: number; minimumN: number }> = {
  hit_rate: { name: 'hit rate', pass: 0.4, fail: 0.3, minimumN: 30 },
  review_wait: { name: 'review wait', pass: 24, fail: 48, minimumN: 30 },
  change_fail_rate: { name: 'change fail rate', pass: 0.15, fail: 0.3, minimumN: 20 },
  incidents: { name: 'incidents', pass: 3, fail: 6, minimumN: 1 },
  capacity: { name: 'capacity', pass: 0.8, fail: 0.5, minimumN: 10 },
};

/** A gate of another metric: its figures begin anew, since their unit is another. Its own name stays, unless it was the old metric's. */
export function withMetric(gate: DraftGate, metric: DraftGate['metric']): DraftGate {
  const { name, pass, fail, minimumN } = beginnings[metric];
  const named = gate.name === '' || gate.name === beginnings[gate.metric].name ? name : gate.name;
  return withConditions({ ...gate, metric, name: named, minimumN }, pass, fail);
}

/** A gate to begin with. */
export const newGate = (): DraftGate =>
  withMetric(
    {
      name: '',
      metric: 'hit_rate',
      scope: 'wave',
      pass: { atLeast: null, atMost: null },
      fail: { below: null, above: null },
      lookBackWeeks: 4,
      minimumN: 30,
    },
    'hit_rate',
  );

/** A wave to begin with, named after its place; a name that is taken gets the next number. */
export function newWave(waves: readonly DraftWave[]): DraftWave {
  let number = waves.length + 1;
  while (waves.some(({ name }) => name === `Wave ${number}`)) number++;
  return { name: `Wave ${number}`, teams: [], tier: 'power', start: null, soakWeeks: waves[0]?.soakWeeks ?? 2 };
}

/** One entry moved by a step; out of its list it stays. */
export function moved<T>(list: readonly T[], from: number, step: -1 | 1): T[] {
  const to = from + step;
  if (to < 0 || to >= list.length) return [...list];
  const all = [...list];
  [all[from], all[to]] = [all[to], all[from]];
  return all;
}

/** What the server said about one field, by its path such as `waves[1].teams`; faults below it count as its own. */
export function faultAt(faults: readonly { path: string; message: string }[], path: string): string | undefined {
  const own = faults.filter(
    (fault) => fault.path === path || fault.path.startsWith(`${path}[`) || fault.path.startsWith(`${path}.`),
  );
  return own.length ? own.map(({ message }) => message).join(' ') : undefined;
}

import type { RolloutDecisionKind, RolloutPlanPartsFragment } from '../gql/documents';
import { countedOf, countOf } from './number';
import { peopleOf } from './rate';
import { gateReasonText, gateVerdictName } from './rollout-gate';

type Plan = RolloutPlanPartsFragment;
type Wave = Plan['waves'][number];

const states: Record<string, string> = {
  planned: 'planned',
  training: 'in training',
  soaking: 'soaking',
  running: 'running',
  held: 'held',
  rolled_back: 'rolled back',
  done: 'done',
};

/** What a wave does, in a word or two. */
export const waveStateName = (state: string): string => states[state] ?? state.replace(/_/g, ' ');

const plans: Record<string, string> = { draft: 'Draft', active: 'Active', ended: 'Ended' };

/** Where a plan stands. */
export const planStateName = (state: string): string => plans[state] ?? state;

const decisions: Record<RolloutDecisionKind, string> = {
  hold: 'Held',
  resume: 'Resumed',
  override: 'Overridden',
  rollback: 'Rolled back',
  start: 'Plan started',
  end: 'Plan ended',
};

/** What was decided, in a word or two. */
export const decisionName = (kind: RolloutDecisionKind): string => decisions[kind];

/** "2 teams, power"; with the people where there are 5 or more. */
export function waveAbout({ teams, tier, people }: Pick<Wave, 'teams' | 'tier' | 'people'>): string {
  return [countedOf(teams.length, 'team'), people !== null && peopleOf(people), tier].filter(Boolean).join(', ');
}

/** Names in one breath: "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

const quoted = (name: string): string => `“${name}”`;

function doing(wave: Wave): string {
  const until = wave.state === 'soaking' && wave.soakUntil ? ` until the end of ${wave.soakUntil}` : '';
  return `${quoted(wave.name)} is ${waveStateName(wave.state)}${until}`;
}

/** Waves of a draft without a start: it cannot be started before they have one. */
export const withoutStart = ({ document }: Pick<Plan, 'document'>): string[] =>
  document.waves.filter(({ start }) => start === null).map(({ name }) => name);

/** What holds a wave: "the gate “hit rate”", "a decision"; null = nothing does. */
export const holderOf = ({ heldBy }: Pick<Wave, 'heldBy'>): string | null =>
  heldBy === null ? null : heldBy === '' ? 'a decision' : `the gate ${quoted(heldBy)}`;

/** Why a wave does not go on: what holds it, that it waits for those before, or has no start; null = it goes on. */
export function waveNote(
  wave: Pick<Wave, 'state' | 'heldBy' | 'start' | 'actualStart'>,
  plan: Plan['state'],
): string | null {
  if (wave.state === 'held') return `by ${holderOf(wave) ?? 'a decision'}`;
  if (wave.state !== 'planned' || wave.actualStart !== null) return null;
  if (wave.start === null) return 'no start yet';
  return plan === 'active' ? 'waits for the waves before it' : null;
}

/** The plan in one sentence: which wave is at what, which gate holds, what is next. */
export function planHeadline(plan: Plan): string {
  const { waves, state } = plan;
  if (state === 'draft') return `A draft of ${countedOf(waves.length, 'wave')}, from ${plan.document.start} on.`;
  const back = waves.filter((wave) => wave.state === 'rolled_back');
  if (state === 'ended') {
    const done = waves.filter((wave) => wave.state === 'done' || wave.state === 'running');
    return `Ended: ${countOf(done.length)} of ${countedOf(waves.length, 'wave')} ran${
      back.length ? `; ${listed(back.map(({ name }) => quoted(name)))} rolled back` : ''
    }.`;
  }
  const under = waves.filter((wave) => ['training', 'soaking', 'running'].includes(wave.state));
  const held = waves.find((wave) => wave.state === 'held');
  const planned = waves.filter((wave) => wave.state === 'planned');
  const next = planned.find((wave) => wave.actualStart !== null);
  const parts = [
    back.length > 0 &&
      `${listed(back.map(({ name }) => quoted(name)))} ${back.length === 1 ? 'is' : 'are'} rolled back`,
    under.length > 0 && doing(under[under.length - 1]),
    held && `${quoted(held.name)} is held by ${holderOf(held) ?? 'a decision'}`,
    held && planned.length > 0 && `${planned.length === 1 ? quoted(planned[0].name) : countedOf(planned.length, 'wave')} ${planned.length === 1 ? 'waits' : 'wait'} behind it`, // prettier-ignore
    !held && next && `next is ${quoted(next.name)}, in ${next.actualStart}`,
    !held && !next && planned.length > 0 && `${listed(planned.map(({ name }) => quoted(name)))} cannot start as things stand`, // prettier-ignore
    !held && planned.length === 0 && (under.length > 0 ? 'every wave has started' : 'no wave is left to start'),
  ].filter((part): part is string => Boolean(part));
  const sentence = `${parts.join('; ')}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** What stands behind the headline: the gate that holds, with its figures, or what has to happen before the next wave. */
export function planEvidence(plan: Plan): string | null {
  if (plan.state === 'draft') {
    const open = withoutStart(plan);
    return open.length === 0
      ? 'It is tracked once it is started.'
      : `${listed(open.map(quoted))} ${open.length === 1 ? 'has' : 'have'} no start yet. Find the earliest plan, or write the week of each: then it can be started.`;
  }
  if (plan.state !== 'active') return null;
  const held = plan.waves.find((wave) => wave.state === 'held');
  if (held) {
    const light = held.lights.find(({ gate }) => gate === held.heldBy) ?? plan.gates.filter(({ gate }) => gate === held.heldBy).pop(); // prettier-ignore
    if (light) return `${light.gate}: ${gateVerdictName(light.verdict)}. ${gateReasonText(light)}`;
    const decision = [...plan.decisions].reverse().find(({ kind, wave }) => kind === 'hold' && (wave === held.name || wave === null)); // prettier-ignore
    return decision ? `${decision.who} held it in ${decision.week}: ${decision.why}` : null;
  }
  const open = [
    ...new Set(
      latestLights(plan)
        .filter((light) => light.verdict !== 'pass' && !light.overridden)
        .map(({ gate }) => quoted(gate)),
    ),
  ];
  return open.length === 0 ? null : `Not passed at the last look: ${listed(open)}.`;
}

/** The lights of the last week that was looked at. */
export function latestLights({ gates }: Pick<Plan, 'gates'>): Plan['gates'] {
  const last = gates[gates.length - 1]?.week;
  return gates.filter(({ week }) => week === last);
}

/** "2026-W48", "2026-W48 to 2026-W50"; null of none. */
export function weekSpan(weeks: readonly string[]): string | null {
  const last = weeks[weeks.length - 1];
  if (last === undefined) return null;
  return weeks[0] === last ? last : `${weeks[0]} to ${last}`;
}

import { aligned } from '../../platform/printed-table';
import type {
  FasterOption,
  LeftOutTeams,
  PlanPool,
  PlanRun,
  PlannedRollout,
  PlannedWave,
  PlanRefusal,
  TriedOption,
} from './plan-run.types';
import type { GateLight, RolloutPlan, RolloutPlanSummary, RolloutWave } from './rollout.types';

const LIMITS: Record<PlannedWave['limitedBy'], string> = {
  nothing: 'as early as the plan may',
  given: 'the file says so',
  seats: 'seats of the training',
  soak: 'soak of the wave before',
  gates: 'data for a gate',
  capacity: 'review capacity',
};

const REFUSALS: Record<PlanRefusal, string> = {
  cannot_calibrate: 'No plan can be simulated: the flow of this organization cannot be calibrated.',
  base_over_target:
    'No plan holds: the wait for review is over its target even if nobody starts. Raise the target, or relieve the reviewers first.',
  capacity:
    'No plan holds with all of the teams: the reviewers cannot take what they would write, however late they begin.',
  no_weeks: 'The plan takes longer than its weeks: give it more weeks, more seats or less soak.',
  no_people: 'A wave has nobody to train: name teams with people who are not at the tier yet.',
};
const LIMIT_NOTE: Partial<Record<PlanRefusal, string>> = {
  capacity: 'What does hold, without them:',
  no_weeks: 'What fits into the weeks:',
};

const percent = (share: number | null): string => (share === null ? 'unknown' : `${Math.round(100 * share)} %`);

/** What the planner found, with a Gantt of the weeks. */
export function printedRun({ message, planned, faster, inVain, leftOut, infeasible }: PlanRun): string {
  const lines: string[] = [];
  if (infeasible) lines.push(message ?? REFUSALS[infeasible], ...leftOut.map(leftOutText));
  else if (message) lines.push(message);
  if (planned) {
    const { takesWeeks, holds, replications, baseHolds } = planned;
    const runs = `the target holds in ${percent(holds)} of ${replications} simulated runs (without any wave ${percent(baseHolds)})`; // prettier-ignore
    lines.push(infeasible ? `${LIMIT_NOTE[infeasible] ?? 'What was planned:'} ${takesWeeks} weeks; ${runs}.` : `The earliest plan takes ${takesWeeks} weeks; ${runs}.`); // prettier-ignore
    lines.push('', ...gantt(planned), ...splitLines(planned), '', ...poolLines(planned));
  }
  if (faster.length > 0) lines.push('', 'What would let it go faster, each alone:', ...faster.map((of) => `- ${fasterText(of)}`)); // prettier-ignore
  if (inVain.length > 0) lines.push('', `Tried alone, in vain: ${inVain.map(triedText).join('; ')}.`);
  return `${lines.join('\n')}\n`;
}

const leftOutText = ({ wave, teams }: LeftOutTeams): string => `Left out of "${wave}": ${teams.join(', ')}.`;

function gantt({ weeks, waves }: PlannedRollout): string[] {
  const mark = (wave: PlannedWave, week: string): string => (week < wave.start ? '.' : wave.trainingWeeks.includes(week) ? 'T' : week <= wave.soakUntil ? 's' : '='); // prettier-ignore
  return [
    ...aligned([
      ['wave', 'tier', 'start', 'trained', weeks[0], 'limited by', 'holds'],
      ...waves.map((wave) => [
        wave.name,
        wave.tier,
        wave.start,
        wave.trainingWeeks.at(-1) ?? wave.start,
        weeks.map((week) => mark(wave, week)).join(''),
        wave.gate === null ? LIMITS[wave.limitedBy] : `${LIMITS[wave.limitedBy]}: ${wave.gate}`,
        wave.holds === null ? 'not simulated' : `${percent(wave.holds)} (n ${wave.n})`,
      ]),
    ]),
    'T = training, s = soak, = = runs; one sign per week.',
  ];
}

/** Who is in the parts of a wave that was too large. */
function splitLines({ waves }: PlannedRollout): string[] {
  return waves
    .filter(({ of }) => waves.filter((other) => other.of === of).length > 1)
    .map(({ name, teams }) => `${name}: ${teams.join(', ')}`);
}

function poolLines({ tightest }: PlannedRollout): string[] {
  if (!tightest) return ['Time in review does not depend on the load here: no pool of reviewers limits the plan.'];
  const { servers, base, cap, load } = tightest;
  const most = Math.max(...load);
  return [
    `Tightest reviewers: ${poolName(tightest)}, about ${servers.toFixed(1)} at work at once; base utilisation ${base.toFixed(2)}, at most ${most.toFixed(2)} with this plan${cap === null ? '' : `; up to ${cap.toFixed(2)} nine in ten wait no longer than two reviews take`}.`,
  ];
}

/** A team under five people is not named. */
const poolName = ({ team, people }: PlanPool): string =>
  team === null ? 'those of all other teams' : people === null ? 'those of a team of fewer than 5' : `those of ${team}`;

function fasterText(option: FasterOption): string {
  const { weeksSaved } = option;
  return `${triedText(option)}: ${weeksSaved === null ? 'makes the whole plan possible' : `${counted(weeksSaved, 'week')} earlier`}`;
}

function triedText({ lever, value, where }: TriedOption): string {
  switch (lever) {
    case 'reviewers':
      return `${counted(value, 'more effective reviewer')} (${where.length === 0 ? 'shared out among all' : where.map(({ team, add }) => `${team} +${add}`).join(', ')})`;
    case 'reviewEffort':
      return `reviews at ${percent(value)} of the effort`;
    case 'trainingSeats':
      return `training for ${value} people per week`;
    case 'soakWeeks':
      return value === 0 ? 'no soak' : `a soak of ${counted(value, 'week')}`;
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** A saved plan with its waves, what the gates said last and what was decided. */
export function printedCourse(plan: RolloutPlan): string {
  const { name, state, version, week, waves, gates, decisions, forecastMessage } = plan;
  const last = gates.filter((light) => light.week === gates.at(-1)?.week);
  return `${[
    `${name} (${state}, version ${version})${week === null ? '' : `, data to ${week}`}`,
    ...(state === 'draft' ? [] : [headline(waves)]),
    ...(forecastMessage === null ? [] : [forecastMessage]),
    '',
    ...aligned([
      ['wave', 'tier', 'start', 'actual', 'soak until', 'state', 'held by'],
      ...waves.map((of) => [of.name, of.tier, of.start ?? 'open', of.actualStart ?? '-', of.soakUntil ?? '-', of.state, of.heldBy === '' ? 'somebody' : (of.heldBy ?? '')]), // prettier-ignore
    ]),
    ...(last.length > 0 ? ['', `Gates in ${last[0].week}`, ...aligned([['gate', 'wave', 'verdict', 'value [95 %]', 'n', 'pass', 'fail'], ...last.map(lightRow)])] : []), // prettier-ignore
    ...(decisions.length > 0 ? ['', ...decisions.map((of) => `${of.week} ${of.kind}${of.wave === null ? '' : ` ${of.wave}`}${of.gate === null ? '' : ` (${of.gate})`} by ${of.who}: ${of.why}`)] : []), // prettier-ignore
  ].join('\n')}\n`;
}

/** Which wave runs, and what holds the next. */
function headline(waves: readonly RolloutWave[]): string {
  const held = waves.filter(({ state }) => state === 'held');
  const going = waves.filter(({ state }) => state === 'training' || state === 'soaking');
  const next = waves.find(({ state }) => state === 'planned');
  const parts = [
    ...held.map((wave) => `${wave.name} is held by ${wave.heldBy ? `the gate "${wave.heldBy}"` : 'somebody'}`),
    ...going.map((wave) => `${wave.name} is ${wave.state === 'training' ? 'in training' : 'soaking'}`),
    ...(next ? [`${next.name} is next${next.actualStart ? `, in ${next.actualStart}` : ''}`] : []),
  ];
  return parts.length > 0 ? `${parts.join('; ')}.` : 'All waves run or went back.';
}

function lightRow({
  gate,
  wave,
  verdict,
  reason,
  value,
  low,
  high,
  n,
  target,
  floor,
  overridden,
}: GateLight): string[] {
  const told = (number: number | null): string => (number === null ? '-' : Number(number.toPrecision(3)).toString());
  return [gate, wave ?? '', `${verdict}${overridden ? ', overridden' : ''} (${reason.replaceAll('_', ' ')})`, value === null ? 'unknown' : `${told(value)} [${told(low)}, ${told(high)}]`, String(n), told(target), told(floor)]; // prettier-ignore
}

/** Plans as they are listed. */
export function printedPlans(plans: readonly RolloutPlanSummary[]): string {
  if (plans.length === 0)
    return 'There is no rollout plan yet: downstream plan --default prints one to begin with, downstream plan FILE --save saves it.\n';
  return `${aligned([['id', 'name', 'state', 'version', 'waves', 'start'], ...plans.map((of) => [of.id, of.name, of.state, String(of.version), String(of.waves), of.start])]).join('\n')}\n`; // prettier-ignore
}

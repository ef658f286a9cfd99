import type { RolloutTier } from './rollout-plan';

/** A wave of teams in training. Weeks are counted from some common week; may be negative. */
export interface WaveTraining {
  tier: RolloutTier;
  start: number;
  perWeek: readonly number[];
  teams: readonly { team: string; size: number; toTrain: number }[];
}

/**
 * How much each team writes, week by week, as a multiple of what it writes now: 1 + (times − 1) × share of its people that are trained. Who is trained
 * in a week writes more from the next. Training is shared out among the teams of a wave by the number of people they send; who went to casual first
 * and is trained for power counts as power alone. Teams without people to train stay at 1 and are left out.
 *
 * @param times per tier; 1 = as before
 */
export function rolloutWriting(
  waves: readonly WaveTraining[],
  times: Record<RolloutTier, number>,
  weeks: number,
): { team: string; times: number[] }[] {
  const teams = new Map<string, { size: number; casual: number[]; power: number[] }>();
  for (const { tier, start, perWeek, teams: members } of waves) {
    const all = members.reduce((sum, { toTrain }) => sum + toTrain, 0);
    if (all === 0) continue;
    for (const { team, size, toTrain } of members) {
      const of = teams.get(team) ?? { size, casual: zeros(weeks), power: zeros(weeks) };
      teams.set(team, of);
      let trained = 0;
      for (let week = Math.min(0, start); week < weeks; week++) {
        if (week >= 0) of[tier][week] += trained;
        trained += ((perWeek[week - start] ?? 0) * toTrain) / all;
      }
    }
  }
  return [...teams].map(([team, { size, casual, power }]) => ({
    team,
    times: casual.map((reached, week) => {
      const only = Math.max(0, Math.min(size, reached) - power[week]);
      return 1 + ((times.casual - 1) * only + (times.power - 1) * Math.min(size, power[week])) / size;
    }),
  }));
}

const zeros = (length: number): number[] => new Array<number>(length).fill(0);

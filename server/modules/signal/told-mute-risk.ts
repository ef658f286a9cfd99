import { muteRiskOf } from '../../domain/mute-risk';
import { finite } from '../../platform/finite';
import type { MuteRisk } from './signal.types';

/** The mute risk of an agent from the findings, and those reacted to, of each week. */
export function toldMuteRisk(agent: string, weeks: string[], reacted: number[], n: number[]): MuteRisk {
  const { state, slopePerWeek, low, high } = muteRiskOf(reacted, n);
  return {
    agent,
    state,
    weeks,
    reacted: reacted.map((count, week) => finite(count / n[week])),
    n,
    slopePerWeek: finite(slopePerWeek),
    low: finite(low),
    high: finite(high),
  };
}

import { ENOUGH } from './flow';
import { studentQuantile } from './statistics/student-quantile';

/** Fewer weeks than these, and a trend is a guess. */
export const WEEKS_FOR_TREND = 8;

export interface MuteRisk {
  /** Of the risk, not of the share: `rising` = people react to a smaller and smaller share of the findings. */
  state: 'rising' | 'steady' | 'falling' | 'not_enough_data';
  /** Change of the share per week, with its 95 % interval; NaN without enough data. */
  slopePerWeek: number;
  low: number;
  high: number;
  /** Weeks with at least 10 findings. */
  weeks: number;
}

/**
 * Trend in the share of findings with any human reaction (a reply, a thumb, a resolved thread): people mute a channel before they say so. `reacted`
 * of `n` findings per week, one entry for every week in order, empty ones too; weeks under 10 findings are left out, at least 8 must remain. Least
 * squares of the share on the week, weighted by n, with White's variance from the weeks' own residuals, each as if its week had been left out
 * (HC3, MacKinnon & White 1985), so that findings of one week may hang together; Student's t with weeks − 2. The state is steady while the
 * interval holds 0. Source: measures.md 4; ours.
 */
export function muteRiskOf(reacted: ArrayLike<number>, n: ArrayLike<number>): MuteRisk {
  const used: number[] = [];
  for (let week = 0; week < n.length; week++) if (n[week] >= ENOUGH) used.push(week);
  const weeks = used.length;
  if (weeks < WEEKS_FOR_TREND) return { state: 'not_enough_data', slopePerWeek: NaN, low: NaN, high: NaN, weeks };
  let [weight, weekSum, shareSum] = [0, 0, 0];
  for (const week of used) {
    weight += n[week];
    weekSum += n[week] * week;
    shareSum += reacted[week];
  }
  const [meanWeek, meanShare] = [weekSum / weight, shareSum / weight];
  let [spread, product] = [0, 0];
  for (const week of used) {
    spread += n[week] * (week - meanWeek) ** 2;
    product += n[week] * (week - meanWeek) * (reacted[week] / n[week] - meanShare);
  }
  const slope = product / spread;
  let variance = 0;
  for (const week of used) {
    const distance = week - meanWeek;
    const leverage = n[week] / weight + (n[week] * distance * distance) / spread;
    const residual = (reacted[week] / n[week] - meanShare - slope * distance) / (1 - leverage);
    variance += ((n[week] * distance * residual) / spread) ** 2;
  }
  const half = studentQuantile(0.975, weeks - 2) * Math.sqrt(variance);
  const [low, high] = [slope - half, slope + half];
  const state = high < 0 ? 'rising' : low > 0 ? 'falling' : 'steady';
  return { state, slopePerWeek: slope, low, high, weeks };
}

import { aligned } from '../../platform/printed-table';
import { rangeLine } from '../../platform/range-line';
import type { Rate } from '../../platform/rate.types';
import type { HitRate, HitRateGroup } from './hit-rate.types';

const percent = (value: number | null, digits = 0): string =>
  value === null ? '-' : `${(100 * value).toFixed(digits)} %`;

/** A rate with its interval; too few to tell: the words, not the figure. */
const rate = ({ rate: value, low, high, enough, n }: HitRateGroup): string =>
  n === 0
    ? '-'
    : enough
      ? `${percent(value, 1)} [${(100 * (low ?? NaN)).toFixed(0)}, ${(100 * (high ?? NaN)).toFixed(0)}]`
      : 'not enough data';

const share = ({ value, numerator, n, enough }: Rate): string =>
  value === null ? 'unknown' : enough ? `${percent(value)} (${numerator} of ${n})` : `not enough data (n ${n})`;

/** Two decimals where one would tell a few as none. */
const perPullRequest = (mean: number | null): string =>
  mean === null ? '-' : mean.toFixed(mean > 0 && mean < 0.95 ? 2 : 1);

/** The hit rate for a terminal. */
export function hitRateText(of: HitRate): string {
  const { range, unknown, series, by, total, previous, groups, running, coverage, evidence, filesKnown, suppressed } =
    of;
  if (unknown)
    return [
      rangeLine(range),
      '',
      'No review agent is known to have reviewed anything: connect or import pull requests with their review comments, or findings.',
      '',
    ].join('\n');
  const head = [
    by, 'hit rate', 'n', 'accepted', 'rejected', 'ignored', 'late', 'pending', 'duplicate', 'unparsed', 'unthreaded', 'deff', 'reviewed', 'per PR',
  ]; // prettier-ignore
  const row = (name: string, group: HitRateGroup): string[] => [
    name, rate(group), `${group.n}`, `${group.accepted}`, `${group.rejected}`, `${group.ignored}`, `${group.late}`, `${group.pending}`,
    `${group.duplicate}`, `${group.unparsed}`, `${group.unthreaded}`, group.n === 0 ? "-" : `${group.deff.toFixed(1)}${group.deffAssumed ? '*' : ''}`, `${group.reviewed}`,
    perPullRequest(group.findingsPerPullRequest),
  ]; // prettier-ignore
  const lines = aligned([
    head,
    row('(all)', total),
    ...groups.map((group, place) => row(`${group.key}${running?.[place] ? ' (running)' : ''}`, group)),
  ]);
  const rests = evidence.filter(({ count }) => count > 0).map((one) => `${one.evidence} ${percent(one.share)}`);
  return [
    `${rangeLine(range)}; ${series} outcomes`,
    '',
    ...lines,
    '',
    `Before that, over a range of equal length: ${rate(previous)}${previous.n > 0 ? ` (n ${previous.n})` : ''}.`,
    `Merged pull requests that an agent finished reviewing before the merge: ${share(coverage)}.`,
    `Strict outcomes rest on: ${rests.length > 0 ? rests.join(', ') : 'nothing yet'}. Changed lines could be looked at for: ${share(filesKnown)}.`,
    ...(suppressed > 0 ? [`Findings the agents say they kept back: ${suppressed}.`] : []),
    '',
    'Hit rate = accepted / n, n = accepted + rejected + ignored, with its 95 % interval on counts divided by deff, because findings of one pull',
    'request hang together; * = assumed, there are too few pull requests, or all are alike. Under 10 findings there is not enough data. "-" = unknown.',
    '',
  ].join('\n');
}

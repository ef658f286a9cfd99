import { aligned } from '../../platform/printed-table';
import { moment } from '../../platform/moment';
import { rangeLine } from '../../platform/range-line';
import type { AgentScale } from './agent-findings';
import { ruleLabel } from './rule-label';
import type { Policy } from './policy.types';
import type { Tune, TuneOutcome, TuneRule } from './tune.types';

const percent = (share: number | null): string => (share === null ? '-' : `${(100 * share).toFixed(1)} %`);
const rateOf = ({ enough, rate, n }: TuneOutcome): string =>
  enough ? `${percent(rate)} of ${n}` : `not enough data (${n})`;
const withInterval = (of: TuneOutcome): string =>
  of.enough ? `${percent(of.rate)} [${percent(of.low)}, ${percent(of.high)}]` : `not enough data (${of.n})`;

/** The tuner's answer for a terminal. */
export function printedTune(tune: Tune): string {
  const { range, agent, target, all, candidates, chosen, splitAt, warning } = tune;
  const lines = [rangeLine(range), ''];
  if (agent === null)
    return [...lines, 'No agent has a finding: import or sync pull requests with their review comments.', ''].join(
      '\n',
    );
  lines.push(
    `${agent}: hit rate ${withInterval(all)}, ${all.hits} accepted of ${all.n} findings on ${all.pullRequests} pull requests; target ${percent(target)}.`,
    verdictLine(tune),
    '',
    ...aligned([
      ['rule', 'keeps', 'hides', 'hits kept', 'missed hits', 'hit rate', 'older weeks', 'newer weeks', ''],
      ...candidates.map(({ label, whole, older, newer, certified }, place) => [
        label,
        String(whole.kept),
        String(whole.hidden),
        String(whole.hits),
        String(whole.hiddenHits),
        withInterval(whole),
        rateOf(older),
        rateOf(newer),
        place === chosen ? 'certified, chosen' : certified ? 'certified' : '',
      ]),
    ], [8]),
    '',
    ...(splitAt === null ? [] : [`Rules are certified on the weeks before ${moment(splitAt)!.slice(0, 10)}; the newer ones are shown beside.`]),
    warning,
  ); // prettier-ignore
  return `${lines.join('\n')}\n`;
}

function verdictLine({ verdict, candidates, chosen, needed, target, all }: Tune): string {
  if (verdict === 'certified') return `Certified above ${percent(target)}: ${candidates[chosen!].label}.`;
  if (
    verdict === 'below_target' &&
    candidates.every(({ whole }) => whole.enough && whole.high !== null && whole.high < target)
  )
    return `${percent(target)} is out of reach of its findings today: the interval of every rule lies below, that of all it posts is ${percent(all.low)} to ${percent(all.high)}.`;
  if (verdict === 'below_target') return `No rule is seen above ${percent(target)}: more of the same findings would not certify one.`; // prettier-ignore
  return needed === null
    ? 'Not enough data yet.'
    : `Not enough data yet: about ${needed.toLocaleString('en')} more findings.`;
}

/** What one rule would have done, in a sentence or two. */
export function printedCut(rule: TuneRule, of: TuneOutcome, scale: AgentScale): string {
  const all = of.kept + of.hidden;
  return `This rule (${ruleLabel(rule, scale)}) would have hidden ${of.hidden} of ${all}, ${of.hiddenHits} of them useful; it keeps ${of.kept}, hit rate ${withInterval(of)}.\n`;
}

/** The saved policies for a terminal. */
export function printedPolicies(policies: readonly Policy[]): string {
  if (policies.length === 0) return 'No policy is saved: downstream tune --agent … --save NAME saves one.\n';
  return `${aligned(
    [
      ['id', 'agent', 'name', 'rule', 'target', 'promised', 'actual', 'bounds', 'posted', 'outside', 'state'],
      ...policies.map((of) => [
        String(of.id),
        of.agent,
        of.name,
        of.label,
        percent(of.target),
        rateOf(of.promise),
        rateOf(of.actual),
        of.low === null ? '-' : `[${percent(of.low)}, ${percent(of.high)}]`,
        String(of.posted),
        String(of.outside),
        of.state.replaceAll('_', ' '),
      ]),
    ],
    [1, 2, 3, 10],
  ).join('\n')}\n`;
}

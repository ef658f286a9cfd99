import { adoptionStatements } from './adoption-statements';
import { bottleneckStatements } from './bottleneck-statements';
import { flowStatements } from './flow-statements';
import { nextStatements } from './next-statements';
import { operateStatements } from './operate-statements';
import { planStatements } from './plan-statements';
import type { ReportFacts } from './report-facts';
import { signalStatements } from './signal-statements';
import type { Statement } from './statement';
import { SECTION_OF } from './statement-section';
import { REPORT_SECTIONS, type ReportSectionCode } from './words';

export interface OrderedStatements {
  /** What matters most; null = nothing can be told. */
  headline: Statement | null;
  /** Parts with their statements, without the headline and without parts that have none. */
  parts: { section: ReportSectionCode; statements: Statement[] }[];
}

/** Shows the parts in the order in which leadership asks, unless one of them is urgent. */
const USUAL: readonly ReportSectionCode[] = ['bottleneck', 'next', 'flow', 'signal', 'operate', 'adoption', 'plan'];

/**
 * The sentences of a report as codes and numbers, in the order in which they matter: the weightiest urgent one is the headline (a move, then a failed
 * gate, an alarm, a load above the staffed hours), else the verdict. Parts with an urgent sentence come first, by weight; within a part too. The same
 * facts give the same order.
 */
export function statementsOf(facts: ReportFacts): OrderedStatements {
  const all: Statement[] = [
    ...bottleneckStatements(facts),
    ...(facts.next ? nextStatements(facts.next, constraintOf(facts)) : []),
    ...flowStatements(facts.flow),
    ...(facts.signal ? signalStatements(facts.signal) : []),
    ...(facts.operate ? operateStatements(facts.operate) : []),
    ...(facts.adoption ? adoptionStatements(facts.adoption) : []),
    ...planStatements(facts.plans),
  ];
  const headline = firstOf(all.filter(({ urgent }) => urgent)) ?? firstOf(all.filter(isVerdict)) ?? firstOf(all);
  const rest = all.filter((statement) => statement !== headline);
  const parts = REPORT_SECTIONS.map((section) => ({
    section,
    statements: rest.filter(({ code }) => SECTION_OF[code] === section).sort(byWeight),
  })).filter(({ statements }) => statements.length > 0);
  const urgency = ({ statements }: { statements: Statement[] }): number =>
    statements.reduce((most, { urgent, weight }) => (urgent ? Math.max(most, weight) : most), 0);
  parts.sort((a, b) => urgency(b) - urgency(a) || USUAL.indexOf(a.section) - USUAL.indexOf(b.section));
  return { headline, parts };
}

const constraintOf = ({ bottleneck: { rule, constraint } }: ReportFacts) =>
  rule === 'saturated' ? (constraint.at(-1) ?? null) : null;

const isVerdict = ({ code }: Statement): boolean => code === 'constraint' || code === 'waits_for_work';

const byWeight = (a: Statement, b: Statement): number =>
  Number(b.urgent) - Number(a.urgent) ||
  b.weight - a.weight ||
  (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0);

const firstOf = (statements: Statement[]): Statement | null => [...statements].sort(byWeight)[0] ?? null;

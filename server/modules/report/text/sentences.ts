import type { Statement, StatementCode } from '../../../domain/report/statement';
import type { ReportSentence } from '../report.types';
import { finite } from '../../../platform/finite';
import { adoptionText } from './adoption-text';
import { bottleneckText } from './bottleneck-text';
import { flowText } from './flow-text';
import { nextText } from './next-text';
import { operateText } from './operate-text';
import { planText } from './plan-text';
import { signalText } from './signal-text';
import type { SentenceText } from './sentence-text';

const texts: SentenceText<StatementCode> = {
  ...bottleneckText,
  ...nextText,
  ...flowText,
  ...signalText,
  ...operateText,
  ...adoptionText,
  ...planText,
};

/** A statement in words. @param linkOf the address of the page that shows it */
export function sentenceOf(statement: Statement, linkOf: (link: Statement['link']) => string): ReportSentence {
  const { code, subject, value, unit, lastWeek, fourWeeks, n, urgent, link } = statement;
  return {
    code,
    subject,
    text: (texts[code] as (of: Statement) => string)(statement),
    value,
    unit,
    lastWeek: finite(lastWeek),
    fourWeeks: finite(fourWeeks),
    n: finite(n),
    link: linkOf(link),
    urgent,
  };
}

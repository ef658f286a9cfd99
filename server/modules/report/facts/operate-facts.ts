import { comparedLast, FOUR } from '../../../domain/report/compared';
import type { OperateFacts } from '../../../domain/report/report-facts';
import type { ReportDeliveryQuery } from '../questions';
import { told, toldAll } from './told';

/** @returns null where no source tells of deploys and incidents, or the scope cuts them by something they do not have */
export function operateFacts({ week, before, four, operateStage }: ReportDeliveryQuery): OperateFacts | null {
  if (week.unknown && operateStage.unknown) return null;
  const { weekly, unknown, staffedBy } = operateStage;
  const deploys = (of: typeof week): number => (of.unknown ? NaN : told(of.total.deploys));
  const fail = (of: typeof week) => (of.unknown ? null : of.total.changeFailRate);
  const [w, b, f] = [fail(week), fail(before), fail(four)];
  const nothing = { week: NaN, before: NaN, four: NaN };
  return {
    incidents: unknown ? nothing : comparedLast(toldAll(weekly.incidents)),
    load: unknown || staffedBy === 'hidden' ? nothing : comparedLast(toldAll(weekly.load)),
    staffedHours: told(weekly.staffedHours.at(-1)),
    deploys: { week: deploys(week), before: deploys(before), four: deploys(four) / FOUR },
    failRate: {
      week: told(w?.value),
      before: told(b?.value),
      four: told(f?.value),
      n: w?.n ?? 0,
      nBefore: b?.n ?? 0,
      nFour: f?.n ?? 0,
    },
    failLow: told(w?.low),
    failHigh: told(w?.high),
  };
}

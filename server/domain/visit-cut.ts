import type { Visit } from './stage';

/**
 * Visits with a span taken out of them: a visit that the span touches ends where the span begins and goes on where it ends. What is taken out
 * goes to the stage `instead` (-1: to none), as one visit where neighbours give way one after the other. Times in epoch seconds; `to` Infinity
 * = the span goes on, `leave` NaN = the visit does. Visits of stages after `last` and of `instead` itself stay as they are.
 */
export function cutVisits(
  visits: Visit[],
  span: { from: number; to: number },
  { instead, last }: { instead: number; last: number },
): Visit[] {
  const { from, to } = span;
  const parts: Visit[] = [];
  for (const visit of visits) {
    const leave = Number.isNaN(visit.leave) ? Infinity : visit.leave;
    if (visit.stage > last || visit.stage === instead || to <= visit.enter || from >= leave) {
      parts.push(visit);
      continue;
    }
    if (from > visit.enter) parts.push({ stage: visit.stage, enter: visit.enter, leave: from });
    if (instead >= 0) {
      const enter = Math.max(from, visit.enter);
      const until = Math.min(to, leave);
      const before = parts[parts.length - 1];
      if (before && before.stage === instead && before.leave === enter) before.leave = until === Infinity ? NaN : until;
      else parts.push({ stage: instead, enter, leave: until === Infinity ? NaN : until });
    }
    if (to < leave) parts.push({ stage: visit.stage, enter: Math.max(to, visit.enter), leave: visit.leave });
  }
  return parts;
}

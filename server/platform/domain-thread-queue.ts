/** Something to do in a thread. */
export interface Urgent {
  /** 0 = the most urgent. */
  rank: number;
  /** In the order of asking. */
  id: number;
}

/** What somebody sits and waits for goes before what takes long anyway. */
const RANKS: Record<string, number> = { calibrate: 0, forecast: 0, plan: 1, rollout: 2, backtest: 4 };
/** Of work whose first output is there: the rest makes it surer. */
export const RANK_AFTER_FIRST = 3;

export const rankOf = (work: string): number => RANKS[work] ?? 1;

/** The most urgent; of equals what was asked first. */
export function mostUrgent<T extends Urgent>(all: readonly T[]): T | undefined {
  return all.reduce<T | undefined>((best, one) => (best && !before(one, best) ? best : one), undefined);
}

/** The least urgent; of equals what was asked last. */
export function leastUrgent<T extends Urgent>(all: readonly T[]): T | undefined {
  return all.reduce<T | undefined>((worst, one) => (worst && before(one, worst) ? worst : one), undefined);
}

const before = (a: Urgent, b: Urgent): boolean => a.rank < b.rank || (a.rank === b.rank && a.id < b.id);

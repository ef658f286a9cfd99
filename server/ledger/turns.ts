import type { Store } from '../store/data-source';

/** Imports of one process that run at once; each holds a connection and its derivation six more, of the pool's 30. */
const AT_ONCE = 3;

interface Turns {
  running: number;
  waiting: (() => void)[];
}

const turnsOf = new WeakMap<Store, Turns>();

/**
 * Runs an import when it is its turn, in the order of asking. More at once than the pool has connections for would wait for each other for ever,
 * and readers with them.
 */
export async function inTurn<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const turns = turnsOf.get(store) ?? { running: 0, waiting: [] };
  turnsOf.set(store, turns);
  if (turns.running >= AT_ONCE) await new Promise<void>((resolve) => turns.waiting.push(resolve));
  else turns.running++;
  try {
    return await work();
  } finally {
    // The turn is handed on, or given back when nobody waits.
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running--;
  }
}

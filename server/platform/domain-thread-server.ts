import type { MessagePort } from 'node:worker_threads';
import { PAUSE, STOP, type ThreadMessage, type WorkMessage } from './domain-thread-messages';
import type { Report, WorkTeller } from './domain-work';

/** Milliseconds between two tellings of how far it is: more would be work for nobody. */
const BETWEEN = 50;

class Cancelled extends Error {}

/** Work by name; what it is given and what it gives can be copied from thread to thread. */
export type Works = Record<string, (input: never, teller: WorkTeller) => Promise<unknown>>;

/** Does in this thread what the port asks for. Each report is where work rests while something more urgent runs, and where it ends when it is cancelled. */
export function serveWork(port: MessagePort, works: Works): void {
  const tell = (message: ThreadMessage): void => port.postMessage(message);
  port.on('message', (message: WorkMessage) => void perform(message));

  async function perform({ id, work, input, control }: WorkMessage): Promise<void> {
    let last = -Infinity;
    const report: Report = (phase, done, total) => {
      Atomics.wait(control, 0, PAUSE);
      if (Atomics.load(control, 0) === STOP) throw new Cancelled();
      const now = performance.now();
      if (now - last >= BETWEEN) {
        last = now;
        tell({ id, kind: 'progress', phase, done, total });
      }
      return true;
    };
    const teller: WorkTeller = { report, first: (output) => tell({ id, kind: 'first', output }) };
    try {
      tell({ id, kind: 'done', output: await works[work](input as never, teller) });
    } catch (error) {
      // Also where the work made an error of its own of it.
      if (error instanceof Cancelled || Atomics.load(control, 0) === STOP) return tell({ id, kind: 'cancelled' });
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      tell({ id, kind: 'failed', name, message, stack, own: ownOf(error) });
    }
  }
}

/** Only what can be copied, whatever an error carries. */
const ownOf = (error: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify({ ...(error as object) })) as Record<string, unknown>;

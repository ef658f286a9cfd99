// Works that a test directs from outside, by numbers in shared memory: where they are, and what they wait for.
const { parentPort } = require('node:worker_threads');
const { serveWork } = require('../../dist/server/platform/domain-thread-server.js');

/** Reports until the test says so: at[0] counts the reports, at[1] = 1 ends it. */
const untilTold = async ({ name, at, first }, { report, first: tellFirst }) => {
  if (first) tellFirst(`${name}, roughly`);
  for (let done = 0; Atomics.load(at, 1) === 0; done++) {
    Atomics.wait(at, 1, 0, 1);
    report('simulating', done, 0);
    Atomics.add(at, 0, 1);
  }
  return name;
};

serveWork(parentPort, {
  forecast: untilTold,
  backtest: untilTold,
  async plan({ how }) {
    if (how === 'exit') process.exit(3);
    if (how === 'crash') {
      setImmediate(() => {
        throw new Error('out of nowhere');
      });
      return new Promise(() => undefined);
    }
    throw Object.assign(new Error('no_model'), { name: 'LeverRefusal', code: 'no_model', lever: 'writing' });
  },
  /** Never reports. */
  async rollout({ at }) {
    Atomics.add(at, 0, 1);
    for (;;);
  },
});

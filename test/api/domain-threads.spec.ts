import { join } from 'node:path';
import { DomainThreads, type ThreadOptions } from '../../server/platform/domain-thread';
import { eventually } from '../support/eventually';
import { buildServer } from '../support/program';

/** One thread at a time, whose works a test directs. */
class TestThreads extends DomainThreads {
  override perform(work: string, input: unknown, options: ThreadOptions = {}): Promise<unknown> {
    return super.perform(work, input, options);
  }
  protected override entry(): string {
    return join(__dirname, '..', 'support', 'thread-works.cjs');
  }
  protected override most(): number {
    return 1;
  }
}

/** What a work reports, and its end. */
class Directed {
  readonly at = new Int32Array(new SharedArrayBuffer(8));
  get reports(): number {
    return Atomics.load(this.at, 0);
  }
  end(): void {
    Atomics.store(this.at, 1, 1);
    Atomics.notify(this.at, 1);
  }
  /** Until it has reported on from here. */
  async works(): Promise<void> {
    const from = this.reports;
    await eventually(() => this.reports, (reports) => reports > from + 2); // prettier-ignore
  }
}

let threads: TestThreads;

beforeAll(() => buildServer());
beforeEach(() => (threads = new TestThreads()));
afterEach(() => threads.onModuleDestroy());

test('a forecast goes before a backtest that waits, and one that runs rests until the forecast has told its first answer', async () => {
  const [running, late, wanted] = [new Directed(), new Directed(), new Directed()];
  const ended: string[] = [];
  const note = (name: unknown): number => ended.push(name as string);
  const backtest = threads.perform('backtest', { name: 'backtest', at: running.at }).then(note);
  await running.works();
  const second = threads.perform('backtest', { name: 'second', at: late.at }).then(note);
  const forecast = threads.perform('forecast', { name: 'forecast', at: wanted.at }).then(note);
  await wanted.works();
  const rests = running.reports;
  await wanted.works();
  // At the most the report it was in when it was told to rest.
  expect(running.reports - rests).toBeLessThanOrEqual(1);
  expect(late.reports).toBe(0);

  wanted.end();
  await running.works();
  running.end();
  late.end();
  await Promise.all([backtest, second, forecast]);
  expect(ended).toEqual(['forecast', 'backtest', 'second']);
});

test('a newer forecast does not wait for what makes an older one surer', async () => {
  const [older, newer] = [new Directed(), new Directed()];
  const firsts: unknown[] = [];
  const onFirst = (first: unknown): number => firsts.push(first);
  const before = threads.perform('forecast', { name: 'older', at: older.at, first: true }, { onFirst });
  await older.works();
  const now = threads.perform('forecast', { name: 'newer', at: newer.at, first: true }, { onFirst });
  await eventually(() => firsts, ({ length }) => length === 2); // prettier-ignore
  expect(firsts).toEqual(['older, roughly', 'newer, roughly']);
  // Both are as urgent then: the one that works goes on.
  newer.end();
  await older.works();
  older.end();
  expect(await Promise.all([before, now])).toEqual(['older', 'newer']);
});

test('what is cancelled rejects with the reason and makes room: while it works, rests, waits, or never reports', async () => {
  const [deaf, rests, waits, works] = [new Directed(), new Directed(), new Directed(), new Directed()];
  const stops = [0, 1, 2, 3].map(() => new AbortController());
  const begin = (work: string, { at }: Directed, which: number): Promise<unknown> =>
    threads.perform(work, { name: work, at }, { signal: stops[which].signal }).catch((error: Error) => error.message);
  const resting = begin('backtest', rests, 0);
  await rests.works();
  const working = begin('forecast', works, 1);
  await works.works();
  const waiting = begin('backtest', waits, 2);
  stops.forEach((stop, which) => stop.abort(new Error(`stopped ${which}`)));
  expect(await Promise.all([resting, working, waiting])).toEqual(['stopped 0', 'stopped 1', 'stopped 2']);
  expect(waits.reports).toBe(0);
  expect(await begin('forecast', works, 3)).toBe('stopped 3');

  const stop = new AbortController();
  const never = threads.perform('rollout', { at: deaf.at }, { signal: stop.signal });
  await eventually(() => deaf.reports, (reports) => reports === 1); // prettier-ignore
  stop.abort(new Error('no more'));
  await expect(never).rejects.toThrow('no more');
  const after = new Directed();
  const next = threads.perform('forecast', { name: 'next', at: after.at });
  after.end();
  expect(await next).toBe('next');
});

test('a thread that ends or crashes fails its own work with a sentence, and the next work has a thread again', async () => {
  const sentence = ': ask again; if it happens again, ask for fewer replications.';
  await expect(threads.perform('plan', { how: 'exit' })).rejects.toThrow(`The thread that worked on it ended${sentence}`); // prettier-ignore
  await expect(threads.perform('plan', { how: 'crash' })).rejects.toThrow(`ended (out of nowhere)${sentence}`);
  await expect(threads.perform('plan', { how: 'refuse' })).rejects.toMatchObject({
    name: 'LeverRefusal',
    message: 'no_model',
    code: 'no_model',
    lever: 'writing',
  });
  const next = new Directed();
  next.end();
  expect(await threads.perform('forecast', { name: 'next', at: next.at })).toBe('next');
});

test('the end of the program ends what works, rests and waits, and takes nothing more', async () => {
  const [rests, works, waits] = [new Directed(), new Directed(), new Directed()];
  const all = [threads.perform('backtest', { at: rests.at })];
  await rests.works();
  all.push(threads.perform('forecast', { at: works.at }));
  await works.works();
  all.push(threads.perform('backtest', { at: waits.at }));
  const told = Promise.allSettled(all);
  await threads.onModuleDestroy();
  const ending = 'The work was stopped because the program is ending: ask again once it runs.';
  for (const one of await told) expect(one).toMatchObject({ status: 'rejected', reason: { message: ending } });
  await expect(threads.perform('forecast', { at: works.at })).rejects.toThrow(ending);
});

import { DomainRuns, Refused, runId, type RunContext } from './domain-runs';
import { Failure } from './failure';

const MINUTE = 60_000;

let runs: DomainRuns;
beforeEach(() => (runs = new DomainRuns()));
afterEach(() => runs.onModuleDestroy());

/** Work that a test ends; it stops when it is told to. */
function held<T>() {
  const begun: RunContext<T>[] = [];
  let end!: (answer: T) => void;
  let fail!: (error: unknown) => void;
  const ends = new Promise<T>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const work = (context: RunContext<T>): Promise<T> => {
    begun.push(context);
    const { signal } = context;
    return Promise.race([ends, new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))]); // prettier-ignore
  };
  return { work, begun, end, fail };
}

/** Lets what has been asked for begin. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('the same question finds the same run, its progress, what it shows meanwhile, and its answer', async () => {
  const { work, begun, end } = held<string>();
  expect(runs.ask('a', work)).toMatchObject({ id: 'a', state: 'running', progress: null, answer: null });
  await turn();
  begun[0].onProgress('simulating', 3, 10);
  begun[0].show('roughly');
  expect(runs.ask('a', work)).toMatchObject({ progress: { phase: 'simulating', done: 3, total: 10 }, answer: 'roughly' }); // prettier-ignore
  end('exactly');
  expect(await runs.ended('a', work)).toMatchObject({ state: 'done', progress: null, answer: 'exactly' });
  expect(runs.ask('a', work, true)).toMatchObject({ state: 'done', answer: 'exactly' });
  expect(begun).toHaveLength(1);
});

test('what was cancelled stays so until it is asked for again', async () => {
  const { work, begun } = held<string>();
  expect(runs.cancel('a')).toBe(false);
  runs.ask('a', work);
  await turn();
  expect(runs.cancel('a')).toBe(true);
  expect(begun[0].signal.aborted).toBe(true);
  expect(runs.cancel('a')).toBe(false);
  expect(runs.ask('a', work)).toMatchObject({ state: 'cancelled', answer: null });
  expect(runs.ask('a', work, true)).toMatchObject({ state: 'running' });
  await turn();
  expect(begun).toHaveLength(2);
});

test('what fails tells why, what these data cannot answer is refused with its code, and neither is tried again unasked', async () => {
  const work = (error: Error) => jest.fn(() => Promise.reject(error));
  const fails = work(new Failure('internal', 'The thread ended: ask again.'));
  expect(await runs.ended('a', fails)).toMatchObject({ state: 'failed', message: 'The thread ended: ask again.' });
  expect(runs.ask('a', fails).state).toBe('failed');
  const refuses = work(new Refused('few_weeks', 'Too few weeks.'));
  expect(await runs.ended('b', refuses)).toMatchObject({ state: 'refused', refusal: 'few_weeks', message: 'Too few weeks.' }); // prettier-ignore
  expect(runs.ask('b', refuses, true).state).toBe('refused');
  expect([fails.mock.calls.length, refuses.mock.calls.length]).toEqual([1, 1]);
});

test('a run that nobody asks about for a minute is cancelled, and whoever asks later begins it anew', async () => {
  const [left, wanted] = [held<string>(), held<string>()];
  const asked = performance.now();
  runs.ask('left', left.work);
  const waits = runs.ended('wanted', wanted.work);
  await turn();
  runs.sweep(asked + MINUTE - 1);
  expect(runs.ask('left', left.work).state).toBe('running');
  // Asked just now: a minute counts from then.
  runs.sweep(asked + MINUTE);
  expect(left.begun[0].signal.aborted).toBe(false);
  runs.sweep(performance.now() + MINUTE + 1);
  expect(left.begun[0].signal.aborted).toBe(true);
  expect(runs.ask('left', left.work).state).toBe('running');
  await turn();
  expect(left.begun).toHaveLength(2);
  // Somebody waits for this one.
  expect(wanted.begun[0].signal.aborted).toBe(false);
  wanted.end('here');
  expect(await waits).toMatchObject({ state: 'done', answer: 'here' });
});

test('whoever gives up waiting leaves the run to others', async () => {
  const { work, end } = held<string>();
  const stop = new AbortController();
  const waits = runs.ended('a', work, { signal: stop.signal });
  stop.abort(new Error('not me'));
  await expect(waits).rejects.toThrow('not me');
  end('here');
  expect(await runs.ended('a', work)).toMatchObject({ state: 'done', answer: 'here' });
});

test('the end of the program ends what runs', async () => {
  const run = runs.ask('a', ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))))); // prettier-ignore
  await turn();
  await runs.onModuleDestroy();
  expect(run.state).toBe('cancelled');
});

test('an id tells a question and its data from all others', () => {
  expect(runId(['forecast', 1, { writing: 2 }])).toBe(runId(['forecast', 1, { writing: 2 }]));
  expect(runId(['forecast', 2, { writing: 2 }])).not.toBe(runId(['forecast', 1, { writing: 2 }]));
  expect(runId(['forecast', 1, { writing: 2 }])).toMatch(/^[0-9a-f]{32}$/);
});

import type { Touched } from '../../ledger/touched';
import { DerivationQueue } from './derivation-queue';

const touched = (repo: string, numbers: number[], horizon = NaN): Touched => ({
  all: false,
  pullRequests: new Map([[repo, new Set(numbers)]]),
  kinds: new Set(['pull_request']),
  horizon,
});

test('pages are derived together, the first at once and later ones after a while', async () => {
  let now = 0;
  const runs: Touched[] = [];
  const queue = new DerivationQueue(async (one) => {
    runs.push(one);
    now += 3;
  }, () => now); // prettier-ignore
  queue.add(touched('acme/shop', [1, 2], 100));
  expect(await queue.deriveIfDue()).toBe(true);
  queue.add(touched('acme/shop', [2, 3], 200));
  queue.add(touched('acme/site', [3], 150));
  // It took 3 seconds: the next one comes after 30 at the earliest.
  now = 3 + 29;
  expect(await queue.deriveIfDue()).toBe(false);
  now = 3 + 30;
  expect(await queue.deriveIfDue()).toBe(true);
  expect(runs).toHaveLength(2);
  expect([...runs[1].pullRequests]).toEqual([
    ['acme/shop', new Set([2, 3])],
    ['acme/site', new Set([3])],
  ]);
  expect(runs[1].horizon).toBe(200);
  expect(await queue.derive()).toBe(false);
});

test('what could not be derived is still to be', async () => {
  let fails = true;
  const runs: Touched[] = [];
  const queue = new DerivationQueue(async (one) => {
    if (fails) throw new Error('The database is away.');
    runs.push(one);
  }, () => 0); // prettier-ignore
  queue.add(touched('acme/shop', [1]));
  await expect(queue.derive()).rejects.toThrow('away');
  fails = false;
  await queue.derive();
  expect(runs[0].pullRequests.get('acme/shop')).toEqual(new Set([1]));
});

test('pages that changed nothing need no derivation', async () => {
  let runs = 0;
  const queue = new DerivationQueue(async () => void runs++, () => 0); // prettier-ignore
  queue.add({ all: false, pullRequests: new Map(), kinds: new Set(), horizon: 100 });
  await queue.derive();
  expect(runs).toBe(0);
});

import { constant, given, network, pool, service } from '../../test/support/small-networks';
import { cheapestLever, type LeverSearch } from './cheapest-lever';
import { NO_LEVERS, type Levers } from './forecast-levers';
import type { ForecastModel } from './forecast-model';
import type { Network } from './queue-network/network';
import { REVIEW, STAGES } from './stage';

const HOUR = 3600;
const WEEK = 168 * HOUR;
const WEEKS = 6;
const periods = { length: WEEKS, edges: Float64Array.from({ length: WEEKS + 1 }, (_, week) => week * WEEK) };

/** One reviewer, 2.5 hours a look, a pull request an hour: nothing is drawn, so that every step can be told by hand. */
function networkWith({ writing, reviewers, reviewEffort, wipLimit }: Levers): Network {
  const every = HOUR / writing;
  return network({
    end: WEEKS * WEEK,
    stages: STAGES.length,
    pools: [pool(1 + reviewers)],
    stations: [service(constant(2.5 * HOUR * reviewEffort), { stage: REVIEW })],
    sources: [given(Array.from({ length: Math.floor((WEEKS * WEEK) / every) }, (_, i) => i * every))],
    limits: wipLimit === null ? [] : [{ stations: [0], most: wipLimit }],
  });
}

const search = (more: Partial<LeverSearch> = {}): LeverSearch => ({
  model: { fits: [] } as unknown as ForecastModel,
  levers: NO_LEVERS,
  periods,
  seed: 1,
  target: { hours: 9 },
  targets: STAGES.map(() => NaN),
  breaking: REVIEW,
  networkWith,
  ...more,
});

test('the least of each lever that keeps review under 9 hours, the fewest steps first', () => {
  // 3 reviewers look at 1.2 an hour; 3 at a time wait 3 · 2.5 = 7.5 hours, 4 would 10; a look of 1 hour, or one written in 2.5 hours, leaves nobody waiting,
  // while at .45 the wait grows by an eighth of an hour with each.
  const { stage, target, holds, options } = cheapestLever(search())!;
  expect([stage, target, holds]).toEqual([REVIEW, 9, 0]);
  expect(options.map(({ lever, cost, holds: share }) => [lever, cost, share])).toEqual([
    ['reviewers', 2, 1],
    ['wipLimit', 7, 1],
    ['reviewEffort', 12, 1],
    ['writing', 12, 1],
  ]);
  const values = options.map(({ value }) => value);
  expect(values.slice(0, 2)).toEqual([2, 3]);
  expect(values[2]).toBeCloseTo(0.4, 12);
  expect(values[3]).toBeCloseTo(0.4, 12);
});

test('levers are tried on top of the scenario, and one that is not known is no option', () => {
  const known = (levers: Levers): Network => {
    if (levers.wipLimit !== null || levers.reviewEffort !== 1) throw new Error('not known here');
    return networkWith(levers);
  };
  const tried = cheapestLever(search({ levers: { ...NO_LEVERS, reviewers: 1 }, networkWith: known }))!;
  // Two reviewers look at .8 an hour: one more, or .8 of what is written, which is four steps of a twentieth.
  expect(tried.options.map(({ lever, value, cost }) => [lever, value, cost])).toEqual([
    ['reviewers', 2, 1],
    ['writing', 0.8, 4],
  ]);
});

test('what no step reaches is told as such, last', () => {
  // A look alone takes 2.5 hours: neither people nor fewer at once make it shorter.
  const { options } = cheapestLever(search({ target: { hours: 2 } }))!;
  expect(options.map(({ lever, cost }) => [lever, cost])).toEqual([
    ['reviewEffort', 12],
    ['reviewers', NaN],
    ['wipLimit', NaN],
    ['writing', NaN],
  ]);
});

test('where the target holds nothing is looked for, and without a target nothing at all', () => {
  expect(cheapestLever(search({ levers: { ...NO_LEVERS, reviewers: 2 } }))).toEqual({ stage: REVIEW, target: 9, holds: 1, options: [] }); // prettier-ignore
  expect(cheapestLever(search({ target: undefined }))).toBeNull();
});

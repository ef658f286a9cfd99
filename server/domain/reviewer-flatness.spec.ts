import type { CalibratedReviewers, ForecastModel } from './forecast-model';
import { refits } from './refit';
import type { ReviewerFit } from './reviewer-fit';
import { flatSet } from './reviewer-flatness';
import { BINS, type LookWeeks } from './reviewer-replay';
import { reviewersSeen } from './reviewers-seen';

const WEEKS = 6;

/** Every week ten first looks that waited in one bin, and so many waiting at its end. */
function weeksOf(bin: number, wip: number): LookWeeks {
  const weeks = { bins: new Float32Array(WEEKS * 2 * BINS), wip: new Float32Array(WEEKS * 2) };
  for (let week = 0; week < WEEKS; week++) {
    weeks.bins[week * 2 * BINS + bin] = 10;
    weeks.wip[week * 2] = wip;
  }
  return weeks;
}

/** One look a second is asked for: of one server the utilisation is the time of a look. */
const candidate = (utilisation: number): CalibratedReviewers => ({
  servers: 1, service: utilisation, cv: 1, rest: 0, notice: 0, order: 'in_order',
}); // prettier-ignore

/** Candidates of which each is so many bins (half doublings) off. */
function fitOf(candidates: readonly { utilisation: number; off: number }[]): ReviewerFit {
  const loss = Float64Array.from(candidates, ({ off }) => off / 2);
  return {
    candidates: candidates.map(({ utilisation }) => candidate(utilisation)),
    loss,
    weeks: candidates.map(({ off }) => weeksOf(4 + off, 2)),
    observed: weeksOf(4, 2),
    best: loss.indexOf(Math.min(...loss)),
    demand: 1,
  };
}
const NOTHING = { seed: 1, sustained: NaN, mostServers: Infinity };
// All but the last reproduce the waits exactly; it is out by two doublings.
const calm = fitOf([
  { utilisation: 0.2, off: 0 },
  { utilisation: 0.5, off: 0 },
  { utilisation: 0.8, off: 0 },
  { utilisation: 1.1, off: 4 },
]);

describe('flatSet', () => {
  it('holds all that fit as well, and takes the one in the middle', () => {
    expect(flatSet(calm, NOTHING)).toMatchObject({ good: [0, 1, 2], chosen: 1, bounds: ['calm'] });
  });

  it('leaves out what could not have done what was done', () => {
    const found = flatSet(calm, { ...NOTHING, sustained: 0.6, mostServers: 3 });
    expect(found).toMatchObject({ good: [0, 1], bounds: ['calm', 'sustained', 'reviewers'] });
  });

  it('believes the waits where only what could not have done it fits them', () => {
    const jam = fitOf([
      { utilisation: 0.3, off: 4 },
      { utilisation: 1.1, off: 0 },
    ]);
    expect(flatSet(jam, { ...NOTHING, sustained: 0.6 })).toMatchObject({ good: [1], chosen: 1, bounds: ['jam'] });
  });

  it('takes the best in a jam, not the middle', () => {
    const jam = fitOf([
      { utilisation: 0.9, off: 0 },
      { utilisation: 1, off: 0 },
      { utilisation: 1.2, off: 0 },
    ]);
    expect(flatSet(jam, NOTHING)).toMatchObject({ good: [0, 1, 2], chosen: jam.best, bounds: ['jam'] });
  });
});

it('refits draw from all that fit as well', () => {
  const { good, utilisation } = flatSet(calm, NOTHING);
  const grid = {
    pool: 0,
    candidates: calm.candidates,
    observed: calm.observed.bins,
    observedWip: calm.observed.wip,
    simulated: Float32Array.from(calm.weeks.flatMap(({ bins }) => [...bins])),
    simulatedWip: Float32Array.from(calm.weeks.flatMap(({ wip }) => [...wip])),
    utilisation,
    good: Int32Array.from(good),
  };
  const model = { weeks: [0, WEEKS], sources: [], pools: [{}], grids: [grid] } as unknown as ForecastModel;
  const drawn = refits(undefined as never, model, 60, 1).map(({ pools }) => pools[0].reviewers!.service);
  expect([...new Set(drawn)].sort()).toEqual([0.2, 0.5, 0.8]);
});

describe('reviewersSeen', () => {
  const weeks = { length: 1, edges: Float64Array.of(100, 200) };

  it('counts people per pool within the weeks', () => {
    // Pull requests 0 and 1 are of pool 0, 2 of pool 1.
    const reviews = {
      item: Int32Array.of(0, 1, 1, 2, 0),
      at: Float64Array.of(110, 120, 130, 140, 250),
      person: Int32Array.of(7, 8, 7, 7, 9),
    };
    expect(reviewersSeen(reviews, 2, (item) => (item < 2 ? 0 : 1), weeks)).toEqual([2, 1]);
  });

  it('knows no limit where nothing tells who reviews', () => {
    expect(reviewersSeen(undefined, 2, () => 0, weeks)).toEqual([Infinity, Infinity]);
  });
});

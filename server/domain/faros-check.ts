import { PUBLISHED_ANCHORS, type PublishedAnchor } from './published-anchors';
import { reviewTimeMean, reviewTimeMedian } from './review-time';

/** Reviewers who share one queue, for which the check is made. */
const SERVERS = [1, 3, 5, 10];
const STATISTICS = ['mean', 'median'] as const;
const REVIEW_TIME = { mean: reviewTimeMean, median: reviewTimeMedian };

/** How much longer reviews take in a plain queue when more comes in. */
export interface GrowthCurve {
  servers: number;
  /** Which summary of review time (service and wait). */
  statistic: 'mean' | 'median';
  /** Base utilisation that reproduces what was published. */
  reproducing: number;
  /** To draw: review time after over before, at these base utilisations. */
  utilisation: Float64Array;
  ratio: Float64Array;
}

export interface ConsistencyCheck {
  merges: PublishedAnchor;
  reviewTime: PublishedAnchor;
  /** As multiples: changes after over before, review time after over before. */
  growth: number;
  observed: number;
  /** Least and greatest base utilisation that reproduces it, over all curves. */
  utilisationFrom: number;
  utilisationTo: number;
  curves: GrowthCurve[];
}

/**
 * Whether a plain queue of reviewers (M/M/c) can have told what Faros published in 2025 and 2026: the base utilisation at which so many more
 * merges come with so much longer reviews, for 1, 3, 5 and 10 reviewers, by mean and by median. A check of consistency, not a validation: it takes
 * merges for arrivals, the number of reviewers and the effort of one review for unchanged (Faros tells of larger changes too), and the figures of many
 * organizations for those of one queue. The 2026 figure is a median; of the 2025 one the source does not say.
 */
export function farosChecks(): ConsistencyCheck[] {
  const merged = PUBLISHED_ANCHORS.filter(({ source, what }) => source === 'Faros AI' && what === 'merges');
  return merged.map((merges) => {
    const reviewTime = PUBLISHED_ANCHORS.find(
      ({ source, year, what }) => source === merges.source && year === merges.year && what === 'review_time',
    )!;
    const growth = 1 + merges.value;
    const observed = 1 + reviewTime.value;
    const curves = SERVERS.flatMap((servers) =>
      STATISTICS.map((statistic) => growthCurve(servers, statistic, growth, observed)),
    );
    const found = curves.map(({ reproducing }) => reproducing);
    return {
      merges,
      reviewTime,
      growth,
      observed,
      utilisationFrom: Math.min(...found),
      utilisationTo: Math.max(...found),
      curves,
    };
  });
}

/**
 * Base utilisation at which `growth` times as many arrivals make review times `observed` times as long.
 *
 * @param growth above 1
 * @param observed above 1; any is reached, because the queue has no steady state from utilisation 1 / growth on
 * @returns between 0 and 1 / growth
 */
export function reproducingUtilisation(
  servers: number,
  statistic: 'mean' | 'median',
  growth: number,
  observed: number,
): number {
  let low = 0;
  let high = 1 / growth;
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (growthRatio(servers, statistic, growth, middle) < observed) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function growthRatio(servers: number, statistic: 'mean' | 'median', growth: number, utilisation: number): number {
  const time = REVIEW_TIME[statistic];
  return time(servers, utilisation * growth) / time(servers, utilisation);
}

function growthCurve(servers: number, statistic: 'mean' | 'median', growth: number, observed: number): GrowthCurve {
  // In hundredths, as far as there is a steady state afterwards.
  const hundredths = Math.ceil(100 / growth) - 1;
  const utilisation = Float64Array.from({ length: hundredths }, (_, at) => (at + 1) / 100);
  return {
    servers,
    statistic,
    reproducing: reproducingUtilisation(servers, statistic, growth, observed),
    utilisation,
    ratio: utilisation.map((base) => growthRatio(servers, statistic, growth, base)),
  };
}

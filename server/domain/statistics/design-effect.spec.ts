import { clusteredCounts, RHO_4, RHO_7 } from '../../../test/support/clustered-findings';
import { designEffectOf, type ClusterCounts } from './design-effect';
import { randomOf } from './random';
import { shuffle } from './shuffle';

/** Σ (z / (1 − n/N))² · (K − 1) / K / N² over p(1 − p) / N: the jackknife's linearised variance of a ratio, worked out without drawing. */
function linearised({ hits, n, length }: ClusterCounts): number {
  let [all, allHits] = [0, 0];
  for (let i = 0; i < length; i++) {
    all += n[i];
    allHits += hits[i];
  }
  const rate = allHits / all;
  let sum = 0;
  for (let i = 0; i < length; i++) sum += ((hits[i] - rate * n[i]) / (1 - n[i] / all)) ** 2;
  return (sum * (length - 1)) / length / all / (rate * (1 - rate));
}

/** `copies` pull requests of each kind. */
function repeated(kinds: [hits: number, n: number][], copies: number): ClusterCounts {
  const all = Array.from({ length: copies }, () => kinds).flat();
  return { hits: all.map(([hits]) => hits), n: all.map(([, n]) => n), length: all.length };
}

describe('designEffectOf', () => {
  it('clusters of four that are all hits or none count as one each: 4, by hand', () => {
    // K clusters of m: variance p(1 − p) / K against p(1 − p) / (Km); the jackknife adds K / (K − 1).
    const { deff, assumed, clusters } = designEffectOf(
      repeated(
        [
          [4, 4],
          [0, 4],
        ],
        500,
      ),
    );
    expect(deff).toBeGreaterThan(3.6);
    expect(deff).toBeLessThan(4.4);
    expect([assumed, clusters]).toEqual([false, 1000]);
  });

  it.each([
    [40, RHO_4],
    [300, RHO_7],
    [1000, RHO_7],
    [5000, RHO_4],
    [20_000, RHO_4],
  ])('%i pull requests at ρ %f: the bootstrap agrees with the linearised variance', (count, rho) => {
    const counts = clusteredCounts(count, 0.6, rho, randomOf(count));
    const expected = linearised(counts);
    // 256 replicates tell a variance to √(2 / 256) = 9 %; nearly three of those.
    expect(designEffectOf(counts).deff / expected).toBeGreaterThan(0.75);
    expect(designEffectOf(counts).deff / expected).toBeLessThan(1.25);
    const seeds = Array.from({ length: 20 }, (_, seed) => designEffectOf(counts, seed).deff / expected);
    const mean = seeds.reduce((sum, one) => sum + one, 0) / seeds.length;
    expect(Math.abs(mean - 1)).toBeLessThan(count < 100 ? 0.08 : 0.05);
  });

  it('many pull requests tend to the planted design effects, 4.4 and 7.3', () => {
    expect(designEffectOf(clusteredCounts(40_000, 0.6, RHO_4, randomOf(1))).deff).toBeCloseTo(4.4, 0);
    expect(Math.abs(designEffectOf(clusteredCounts(40_000, 0.6, RHO_7, randomOf(2))).deff - 7.3)).toBeLessThan(0.8);
  });

  it('the order of the clusters does not matter, and the same seed gives the same answer', () => {
    const { hits, n, length } = clusteredCounts(200, 0.5, RHO_4, randomOf(3));
    const order = shuffle(
      Int32Array.from({ length }, (_, i) => i),
      randomOf(4),
    );
    const mixed = { hits: order.map((i) => hits[i]), n: order.map((i) => n[i]), length };
    expect(designEffectOf(mixed, 7)).toEqual(designEffectOf({ hits, n, length }, 7));
  });

  it('is not under 1, where independent findings happen to vary less', () => {
    expect(
      designEffectOf(
        repeated(
          [
            [1, 2],
            [2, 4],
          ],
          50,
        ),
      ).deff,
    ).toBe(1);
  });

  it('takes 4 under 30 pull requests and where nothing varies, the estimate where it is higher', () => {
    expect(
      designEffectOf(
        repeated(
          [
            [1, 2],
            [2, 4],
          ],
          14,
        ),
      ),
    ).toMatchObject({ deff: 4, assumed: true, clusters: 28 });
    expect(
      designEffectOf(
        repeated(
          [
            [1, 2],
            [2, 4],
          ],
          15,
        ),
      ),
    ).toMatchObject({ deff: 1, assumed: false, clusters: 30 });
    expect(designEffectOf(repeated([[3, 3]], 40))).toMatchObject({ deff: 4, assumed: true, clusters: 40 });
    expect(designEffectOf({ hits: [], n: [], length: 0 })).toMatchObject({ deff: 4, assumed: true, clusters: 0 });
    expect(designEffectOf(repeated([[3, 5]], 1))).toMatchObject({ deff: 4, assumed: true, clusters: 1 });
    const large = designEffectOf(
      repeated(
        [
          [20, 20],
          [0, 20],
        ],
        10,
      ),
    );
    expect(large.deff).toBeGreaterThan(12);
    expect(large.assumed).toBe(true);
  });

  it('leaves clusters without anything counted out', () => {
    expect(designEffectOf({ hits: [0, 1, 0, 1], n: [0, 2, 0, 2], length: 4 }).clusters).toBe(2);
  });

  it('has fewer degrees of freedom where a few large clusters hold most of it: Kish, by hand', () => {
    // One of 30 and 30 of 1: 60² / (900 + 30) − 1 = 2.87, not under 3. Thirty alike: 29. Thirty, of which 15 have hits and 15 misses: 15.
    expect(designEffectOf(repeated([[1, 2]], 30)).df).toBe(29);
    expect(designEffectOf(repeated([[2, 2], [0, 2]], 15)).df).toBe(15); // prettier-ignore
    const one = repeated(
      [
        [1, 1],
        [0, 1],
      ],
      15,
    );
    expect(designEffectOf({ hits: [...Array.from(one.hits), 15], n: [...Array.from(one.n), 30], length: 31 }).df).toBe(
      3,
    );
  });
});

import { judgedRatesOf, type JudgedPopulation, type JudgedStratum } from './classifier-quality';

/** counts[classifier][people]: accepted, rejected, ignored. */
const stratum = (size: number, counts: number[][]): JudgedStratum => ({ size, counts });
const NONE = [0, 0, 0];

/**
 * 100 findings that evidence decided, 10 of them judged: 8 called accepted (people: 6 accepted, 1 rejected, 1 ignored), 2 called rejected (people: 1
 * rejected, 1 accepted). 300 ignored, 10 judged: people accepted 2, ignored 8.
 */
const ONE: JudgedPopulation = {
  decided: stratum(100, [[6, 1, 1], [1, 1, 0], NONE]),
  ignored: stratum(300, [NONE, NONE, [2, 0, 8]]),
};

/** Quantile of a beta distribution by the trapezoid rule over its density. */
function betaQuantile(a: number, b: number, p: number): number {
  const steps = 200_000;
  const density = (i: number): number => (i / steps) ** (a - 1) * (1 - i / steps) ** (b - 1);
  let total = 0;
  for (let i = 1; i < steps; i++) total += density(i);
  let sum = 0;
  for (let i = 1; i < steps; i++) if ((sum += density(i)) >= p * total) return i / steps;
  return 1;
}

describe('the classifier against people', () => {
  it('gives precision as judged, within the one kind it is about', () => {
    const { precision, rejectedPrecision } = judgedRatesOf([ONE]);
    expect([precision.value, precision.numerator, precision.n]).toEqual([6 / 8, 6, 8]);
    expect([rejectedPrecision.value, rejectedPrecision.numerator, rejectedPrecision.n]).toEqual([1 / 2, 1, 2]);
    // A beta posterior under Jeffreys' prior, whatever lies outside of the eight: 6 + ½ and 2 + ½.
    expect(Math.abs(precision.low - betaQuantile(6.5, 2.5, 0.025))).toBeLessThan(0.03);
    expect(Math.abs(precision.high - betaQuantile(6.5, 2.5, 0.975))).toBeLessThan(0.03);
  });

  it('weighs recall and agreement back to what the kinds were drawn from', () => {
    const { recall, agreement, rejectedRecall } = judgedRatesOf([ONE]);
    // People accept 100 · 7/10 = 70 decided and 300 · 2/10 = 60 ignored ones; the classifier has 100 · 6/10 = 60 of the 130.
    expect(recall.value).toBeCloseTo(60 / 130, 12);
    expect([recall.numerator, recall.n]).toEqual([6, 9]);
    // 100 · 7/10 + 300 · 8/10 of 400 agree; unweighted it would be 15 of 20.
    expect(agreement.value).toBeCloseTo(310 / 400, 12);
    // Rejected by people: 100 · 2/10 decided ones, 1 of the 2 found; none among the ignored.
    expect(rejectedRecall.value).toBeCloseTo(1 / 2, 12);
  });

  it('tells that ten ignored ones without a miss prove little where there are many', () => {
    const few: JudgedPopulation = {
      decided: stratum(100, [[10, 0, 0], NONE, NONE]),
      ignored: stratum(1000, [NONE, NONE, [0, 0, 10]]),
    };
    const { recall } = judgedRatesOf([few]);
    expect([recall.value, recall.high]).toEqual([1, 1]);
    // Up to about 20 % of 1,000 may have been missed: then the recall is 100 of 300.
    expect(recall.low).toBeGreaterThan(0.25);
    expect(recall.low).toBeLessThan(0.45);
  });

  it('needs every kind that matters to be judged, and says nothing without', () => {
    const half: JudgedPopulation = { decided: ONE.decided, ignored: stratum(300, [NONE, NONE, NONE]) };
    const { recall, agreement, precision } = judgedRatesOf([half]);
    expect([recall.value, recall.n, agreement.value]).toEqual([NaN, 0, NaN]);
    expect(precision.value).toBe(6 / 8);
    // Where nothing is ignored, nothing has to be judged there.
    const all: JudgedPopulation = { decided: ONE.decided, ignored: stratum(0, [NONE, NONE, NONE]) };
    expect(judgedRatesOf([all]).recall.value).toBeCloseTo(6 / 7, 12);
    expect(judgedRatesOf([]).precision.value).toBeNaN();
  });

  it('adds populations up by their sizes', () => {
    const other: JudgedPopulation = {
      decided: stratum(40, [[4, 0, 0], NONE, NONE]),
      ignored: stratum(0, [NONE, NONE, NONE]),
    };
    const { precision, recall } = judgedRatesOf([ONE, other]);
    // 100 · 6/10 + 40 of 100 · 8/10 + 40.
    expect(precision.value).toBeCloseTo(100 / 120, 12);
    expect(recall.value).toBeCloseTo(100 / 170, 12);
  });

  it('holds the truth in about 95 % of the samples', () => {
    // A known population: of 200 decided ones 120 are true hits, 30 called so wrongly, 50 rejected rightly; of 400 ignored ones 40 were hits.
    const truth = 120 / 160;
    let random = 12345;
    const draw = (): number => (random = (random * 1103515245 + 12345) % 2147483648) / 2147483648;
    let held = 0;
    const runs = 120;
    for (let run = 0; run < runs; run++) {
      const decided = [[0, 0, 0], [0, 0, 0], NONE];
      const ignored = [0, 0, 0];
      for (let i = 0; i < 30; i++) {
        const one = draw() * 200;
        if (one < 120) decided[0][0]++;
        else if (one < 150) decided[0][2]++;
        else decided[1][1]++;
        ignored[draw() * 400 < 40 ? 0 : 2]++;
      }
      const { recall } = judgedRatesOf(
        [{ decided: stratum(200, decided), ignored: stratum(400, [NONE, NONE, ignored]) }],
        run,
      );
      if (recall.low <= truth && truth <= recall.high) held++;
    }
    expect(held / runs).toBeGreaterThan(0.9);
  });
});

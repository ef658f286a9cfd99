import fc from 'fast-check';
import { movesOf, VERDICT_RULES, verdictsOf } from './bottleneck';
import { saturationOf, type StageWeeks } from './saturation';
import { randomOf, type Random } from './statistics/random';

/** A stage judged by hand: backlog days over a limit of 1 day, in every week with enough data. */
const judged = (...backlog: number[]): StageWeeks => {
  const backlogDays = Float64Array.from(backlog);
  return {
    known: true,
    target: NaN,
    backlogDays,
    baseline: new Float64Array(backlog.length).fill(1 / 3),
    limit: new Float64Array(backlog.length).fill(1),
    saturated: Int8Array.from(backlog, (b) => (Number.isNaN(b) ? -1 : b > 1 ? 1 : 0)),
    byTarget: new Uint8Array(backlog.length),
    enough: Uint8Array.from(backlog, (b) => (Number.isNaN(b) ? 0 : 1)),
    departures4w: new Float64Array(backlog.length).fill(40),
  };
};
const rules = (column: Uint8Array): string[] => [...column].map((rule) => VERDICT_RULES[rule]);
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

describe('verdictsOf', () => {
  it('names the last saturated stage in flow order, else write', () => {
    const verdicts = verdictsOf([judged(9, 9, 9, 9), judged(0.2, 5, 5, 0.2), judged(0.3, 0.3, 2, 2)]);
    expect([...verdicts.constraint]).toEqual([0, 1, 2, 2]);
    expect(rules(verdicts.rule)).toEqual(['none_saturated', 'saturated', 'saturated', 'saturated']);
    // For write the margin is that of the stage nearest to its limit.
    expect([...verdicts.margin]).toEqual([0.3, 5, 2, 2]);
    expect([...verdicts.runnerUp]).toEqual([2, 2, 1, 1]);
    expect([...verdicts.runnerUpMargin]).toEqual([0.3, 0.3, 5, 0.2]);
  });

  it('has no verdict when no stage after write can be judged', () => {
    const verdicts = verdictsOf([judged(5, 5), judged(NaN, 0.5), { ...judged(9, 9), known: false }]);
    expect([...verdicts.constraint]).toEqual([-1, 0]);
    expect(rules(verdicts.rule)).toEqual(['not_enough_data', 'none_saturated']);
    expect([...verdicts.margin]).toEqual([NaN, 0.5]);
    expect([...verdicts.runnerUp]).toEqual([-1, 1]);
    expect([...verdictsOf([judged(5)]).constraint]).toEqual([-1]);
    expect([...verdictsOf([]).constraint]).toEqual([]);
  });

  it('names nothing where pickup, review and merge are unknown, unless deploy is saturated', () => {
    const unseen = { ...judged(NaN, NaN), known: false };
    const verdicts = verdictsOf([unseen, unseen, unseen, unseen, judged(0.5, 3)]);
    expect([...verdicts.constraint]).toEqual([-1, 4]);
    expect(rules(verdicts.rule)).toEqual(['unseen', 'saturated']);
    expect([...verdicts.margin]).toEqual([NaN, 3]);
    expect(rules(verdictsOf([unseen, unseen, unseen, unseen, unseen]).rule)).toEqual(['unseen', 'unseen']);
  });

  it('passes over a saturated stage with fewer than ten departures', () => {
    const thin = { ...judged(4), enough: Uint8Array.of(0) };
    expect([...verdictsOf([judged(1), judged(2), thin]).constraint]).toEqual([1]);
  });

  it('is close when a tenth more or less backlog would change the verdict, and only then', () => {
    const close = (...stages: StageWeeks[]): number => verdictsOf([judged(0), ...stages]).close[0];
    expect(close(judged(1.05))).toBe(1);
    expect(close(judged(0.95))).toBe(1);
    expect(close(judged(1.2))).toBe(0);
    expect(close(judged(0.8))).toBe(0);
    // A stage after the constraint would take the verdict over, one before it would not.
    expect(close(judged(3), judged(0.95))).toBe(1);
    expect(close(judged(0.95), judged(3))).toBe(0);
    expect(close(judged(1.05), judged(3))).toBe(0);
  });

  it('says by target when the deciding stage was judged by its target', () => {
    const byTarget = (b: number): StageWeeks => ({ ...judged(b), byTarget: Uint8Array.of(1) });
    expect(verdictsOf([judged(0), byTarget(2), judged(0.5)]).byTarget[0]).toBe(1);
    expect(verdictsOf([judged(0), byTarget(2), judged(3)]).byTarget[0]).toBe(0);
    expect(verdictsOf([judged(0), byTarget(0.6), judged(0.5)]).byTarget[0]).toBe(1);
    expect(verdictsOf([judged(0), byTarget(0.4), judged(0.5)]).byTarget[0]).toBe(0);
  });

  it('holds a label once it has stood in 3 of 4 consecutive weeks', () => {
    // Labels:            0    0    0    1    0    1    1    1    0  none none none none
    const review = judged(0.1, 0.1, 0.1, 5.0, 0.1, 5.0, 5.0, 5.0, 0.1, NaN, NaN, NaN, NaN);
    const { held } = verdictsOf([judged(...new Array<number>(13).fill(0)), review]);
    expect([...held]).toEqual([-1, -1, 0, 0, 0, 0, 1, 1, 1, 1, 1, -1, -1]);
  });

  const backlog = fc.oneof(fc.constant(NaN), fc.double({ min: 0, max: 4, noNaN: true }));
  const pipeline = fc.array(fc.array(backlog, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 });

  it('never changes its constraint for a calm stage that is added somewhere after write', () => {
    fc.assert(
      fc.property(
        pipeline,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        fc.nat(),
        (rows, calm, at) => {
          const stages = rows.map((row) => judged(...row));
          const place = 1 + (at % stages.length);
          const more = [...stages.slice(0, place), judged(...calm), ...stages.slice(place)];
          const before = verdictsOf(stages).constraint;
          const after = verdictsOf(more).constraint;
          for (let week = 0; week < 5; week++) {
            // A calm stage where nothing could be judged is the first evidence that the pipeline is calm.
            const expected = before[week] === -1 ? 0 : before[week] >= place ? before[week] + 1 : before[week];
            expect(after[week]).toBe(expected);
          }
        },
      ),
    );
  });

  it('does not depend on the order of the stages that are calm, nor on the backlog of write', () => {
    fc.assert(
      fc.property(
        pipeline,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 5 }),
        (rows, calm) => {
          const [write, ...rest] = rows.map((row) => judged(...row));
          const tail = calm.map((b) => judged(b, b, b, b, b));
          const one = verdictsOf([write, ...rest, ...tail]);
          const other = verdictsOf([judged(9, 9, 9, 9, 9), ...rest, ...tail.reverse()]);
          expect(other.constraint).toEqual(one.constraint);
          expect(other.margin).toEqual(one.margin);
          expect(other.close).toEqual(one.close);
        },
      ),
    );
  });

  it('agrees with the rule said in one line', () => {
    fc.assert(
      fc.property(pipeline, (rows) => {
        const verdicts = verdictsOf(rows.map((row) => judged(...row)));
        for (let week = 0; week < 5; week++) {
          const after = rows.slice(1).map((row) => row[week]);
          const last = after.findLastIndex((b) => b > 1) + 1;
          expect(verdicts.constraint[week]).toBe(after.every((b) => Number.isNaN(b)) ? -1 : last);
          if (verdicts.rule[week] === 1) expect(verdicts.margin[week]).toBeGreaterThan(1);
          if (verdicts.rule[week] === 2) expect(verdicts.margin[week]).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

/**
 * 52 weeks of write, pickup, review, merge, deploy with 40 departures a week each: calm queues of half a day with noise
 * of 25 %, and eight times that where planted. Write is the constraint to week 12, review from 13, deploy from 26
 * (review stays jammed to week 29), write again from 39.
 */
const planted = (seed: number, weeks = 52): { stages: StageWeeks[]; truth: number[] } => {
  const random = randomOf(seed);
  const jams: Record<number, [number, number]> = { 2: [13, 30], 4: [26, 39] };
  const stages = [0, 1, 2, 3, 4].map((stage) => {
    const averageWip = Float64Array.from({ length: weeks }, (_, week) => {
      const [start, end] = jams[stage] ?? [0, 0];
      const jammed = week >= start && week < end;
      return (40 / 7) * 0.5 * (jammed ? 8 : 1) * Math.exp(0.25 * normal(random));
    });
    const columns = {
      known: true,
      target: [NaN, 1, 2, 2, 2][stage],
      averageWip,
      departures: new Float64Array(weeks).fill(40),
    };
    return saturationOf(columns, new Float64Array(weeks).fill(7));
  });
  const truth = Array.from({ length: weeks }, (_, week) => (week < 13 || week >= 39 ? 0 : week < 26 ? 2 : 4));
  return { stages, truth };
};

describe('movesOf', () => {
  it('names at least 95 % of the planted weeks and dates every planted move, over 20 seeds', () => {
    let named = 0;
    let moves = 0;
    let containing = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const { stages, truth } = planted(seed);
      const verdicts = verdictsOf(stages);
      named += truth.filter((stage, week) => verdicts.constraint[week] === stage).length;
      const found = movesOf(stages, verdicts);
      expect(found.map(({ from, to }) => [from, to])).toEqual([
        [0, 2],
        [2, 4],
        [4, 0],
      ]);
      found.forEach((move, i) => {
        const week = [13, 26, 39][i];
        expect(move.heldWeek).toBeGreaterThanOrEqual(week + 1);
        expect(move.heldWeek).toBeLessThanOrEqual(week + 3);
        expect(move.dated).toBe(true);
        expect(move.p).toBeLessThan(0.01);
        moves++;
        if (move.between && move.between[0] <= week && week <= move.between[1]) containing++;
      });
    }
    expect(named / (20 * 52)).toBeGreaterThanOrEqual(0.95);
    expect(moves).toBe(60);
    expect(containing / moves).toBeGreaterThanOrEqual(0.95);
  });

  it('gives the same dates for the same seed', () => {
    const { stages } = planted(3);
    const verdicts = verdictsOf(stages);
    expect(movesOf(stages, verdicts, { seed: 9 })).toEqual(movesOf(stages, verdicts, { seed: 9 }));
  });

  it('finds and dates the first planted move also while the weeks after week 25 are still to come', () => {
    const { stages } = planted(5, 26);
    const moves = movesOf(stages, verdictsOf(stages));
    expect(moves.map(({ from, to, dated }) => [from, to, dated])).toEqual([[0, 2, true]]);
    expect(moves[0].between![0]).toBeLessThanOrEqual(13);
    expect(moves[0].between![1]).toBeGreaterThanOrEqual(13);
  });

  it('tells a move it cannot date: seven weeks are fewer than two segments of four', () => {
    const stages = [judged(0, 0, 0, 0, 0, 0, 0), judged(0.1, 0.2, 0.1, 0.2, 5, 6, 5)];
    expect(movesOf(stages, verdictsOf(stages))).toEqual([
      { from: 0, to: 1, heldWeek: 6, between: null, p: NaN, dated: false },
    ]);
  });

  it('looks through weeks without enough data: review, nothing, review is no move; review, nothing, deploy is one', () => {
    const calm = [0.1, 0.1, 0.1, 0.1];
    const none = [NaN, NaN, NaN, NaN];
    const jam = [5, 6, 5, 6];
    const write = judged(...new Array<number>(12).fill(0));
    const back = [write, judged(...jam, ...none, ...jam)];
    expect(movesOf(back, verdictsOf(back))).toEqual([]);
    const on = [write, judged(...jam, ...none, ...calm), judged(...calm, ...none, ...jam)];
    expect(movesOf(on, verdictsOf(on)).map(({ from, to, heldWeek }) => [from, to, heldWeek])).toEqual([[1, 2, 10]]);
  });

  it('dates an empty queue that fills: no backlog counts as one hour', () => {
    const stages = [
      judged(...new Array<number>(16).fill(0)),
      judged(0, 0, 0.01, 0, 0, 0.02, 0, 0, 5, 6, 7, 5, 6, 8, 7, 6),
    ];
    const [move] = movesOf(stages, verdictsOf(stages));
    expect(move).toMatchObject({ from: 0, to: 1, heldWeek: 10, dated: true });
    expect(move.between![0]).toBeLessThanOrEqual(8);
    expect(move.between![1]).toBeGreaterThanOrEqual(8);
  });
});

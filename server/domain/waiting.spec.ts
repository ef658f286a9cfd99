import fc from 'fast-check';
import { BATCHING, CAUSES, CONTENTION, EXTRANEOUS, NO_CLAIM, PRIORITISATION, splitWait, UNAVAILABILITY, type Claims } from './waiting'; // prettier-ignore
import { united, type Spans } from './waiting-interval';

const NOTHING: Claims = {
  batching: NO_CLAIM,
  contention: NO_CLAIM,
  prioritisation: NO_CLAIM,
  extraneous: NO_CLAIM,
  unavailability: NO_CLAIM,
};

function piecesOf(from: number, to: number, claims: Partial<Claims>): [string, number, number][] {
  const pieces: [string, number, number][] = [];
  splitWait(from, to, { ...NOTHING, ...claims }, (cause, a, b) => pieces.push([CAUSES[cause], a, b]));
  return pieces;
}

describe('splitWait', () => {
  it('gives each moment to the strongest claim on it, and what nobody claims to extraneous', () => {
    // Batching 0–2, contention 1–4, prioritisation 3–6, off duty 5–8: the later class loses what an earlier one has.
    const claims = { batching: [0, 2], contention: [1, 4], prioritisation: [3, 6], unavailability: [5, 8] };
    expect(piecesOf(0, 10, claims)).toEqual([
      ['batching', 0, 2],
      ['contention', 2, 4],
      ['prioritisation', 4, 6],
      ['unavailability', 6, 8],
      ['extraneous', 8, 10],
    ]);
  });

  it('cuts claims to the wait', () => {
    expect(piecesOf(5, 7, { contention: [0, 6], unavailability: [6.5, 100] })).toEqual([
      ['contention', 5, 6],
      ['extraneous', 6, 6.5],
      ['unavailability', 6.5, 7],
    ]);
  });

  it('lets a stronger claim interrupt a weaker one', () => {
    expect(piecesOf(0, 9, { contention: [3, 4], unavailability: [1, 8] })).toEqual([
      ['extraneous', 0, 1],
      ['unavailability', 1, 3],
      ['contention', 3, 4],
      ['unavailability', 4, 8],
      ['extraneous', 8, 9],
    ]);
  });

  it('keeps what is extraneous for certain from the calendar', () => {
    expect(piecesOf(0, 4, { extraneous: [1, 2], unavailability: [0, 4] })).toEqual([
      ['unavailability', 0, 1],
      ['extraneous', 1, 2],
      ['unavailability', 2, 4],
    ]);
  });

  it('takes nothing of a wait of no length', () => {
    expect(piecesOf(3, 3, { batching: [0, 9] })).toEqual([]);
  });

  const spans = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 })), { maxLength: 6 })
    .map((pairs): Spans => united(pairs.flatMap(([from, length]) => [from, from + length])));

  it('covers the wait without gap or overlap, and decides every moment by the order of the causes', () => {
    const claims = fc.record({
      batching: spans,
      contention: spans,
      prioritisation: spans,
      extraneous: spans,
      unavailability: spans,
    });
    fc.assert(
      fc.property(claims, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (given, from, length) => {
        const byMoment = new Map<number, number>();
        let at = from;
        splitWait(from, from + length, given, (cause, a, b) => {
          expect([a, b > a]).toEqual([at, true]);
          at = b;
          for (let moment = a; moment < b; moment++) byMoment.set(moment, cause);
        });
        expect(at).toBe(from + length);
        const holds = (list: Spans, moment: number) =>
          list.some((_, i) => i % 2 === 0 && list[i] <= moment && moment < list[i + 1]);
        for (let moment = from; moment < from + length; moment++) {
          const expected = holds(given.batching, moment)
            ? BATCHING
            : holds(given.contention, moment)
              ? CONTENTION
              : holds(given.prioritisation, moment)
                ? PRIORITISATION
                : !holds(given.extraneous, moment) && holds(given.unavailability, moment)
                  ? UNAVAILABILITY
                  : EXTRANEOUS;
          expect([moment, byMoment.get(moment)]).toEqual([moment, expected]);
        }
      }),
    );
  });
});

describe('united', () => {
  it('merges what overlaps or touches, in any order, and drops what is empty', () => {
    expect(united([5, 7, 0, 2, 2, 3, 6, 9, 4, 4])).toEqual([0, 3, 5, 9]);
  });
});

/** Under so many people a tenth of them is one person. */
const FEWEST = 10;

export interface Concentration {
  /** NaN under 10 people. */
  share: number;
  /** With anything at all. */
  people: number;
  /** A tenth of them, rounded up. */
  top: number;
}

/** Share of a sum that the tenth of the people with the most of it have, of those who have any. Source: measures.md 5. */
export function concentrationOf(ofPerson: Float64Array): Concentration {
  const some = ofPerson.filter((of) => of > 0).sort();
  const top = Math.ceil(some.length / 10);
  const total = some.reduce((sum, of) => sum + of, 0);
  const most = some.subarray(some.length - top).reduce((sum, of) => sum + of, 0);
  return { share: some.length >= FEWEST ? most / total : NaN, people: some.length, top };
}

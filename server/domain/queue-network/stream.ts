const { floor, imul } = Math;

/**
 * 32 bits made into 32 others so that each bit of the answer depends on every bit given; one to one. Three rounds of multiply and shift, with the
 * constants that Wellons found by search ("triple32", 2018): what remains of bias is .02 of a bit.
 */
export function mixed(word: number): number {
  let h = word;
  h = imul(h ^ (h >>> 17), 0xed5ad4bb);
  h = imul(h ^ (h >>> 11), 0xac4c1b51);
  h = imul(h ^ (h >>> 15), 0x31848bab);
  return h ^ (h >>> 14);
}

/** What random numbers are drawn for. Each purpose at each place is a stream of its own. */
export const PURPOSES = ['item', 'initial', 'gap', 'size', 'noise', 'work', 'route', 'spawn', 'child', 'run'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The key of one stream of one replication; two different ones share theirs once in four thousand million times. */
export function streamKey(seed: number, replication: number, purpose: Purpose, place: number): number {
  let key = mixed(seed ^ 0x3c6ef372);
  key = mixed(key + imul(replication + 1, 0x9e3779b9));
  key = mixed(key + imul(PURPOSES.indexOf(purpose) + 1, 0x85ebca6b));
  return mixed(key + imul(place + 1, 0xc2b2ae35));
}

/** The key of the n-th of a stream: the name of an item, by which its draws are found in every scenario. */
export function keyOf(stream: number, n: number): number {
  return mixed(stream + imul(n, 0x9e3779b9));
}

/**
 * The number of a stream for one item and visit, uniform in (0, 1), 32 bits: not a state that is moved on but a function of its arguments, so that
 * what happens to one item in one scenario leaves the numbers of all others as they are (common random numbers; counter-based as in Salmon et
 * al., "Parallel random numbers: as easy as 1, 2, 3", 2011). Not for secrets.
 */
export function uniformOf(stream: number, item: number, visit: number): number {
  return ((mixed(stream ^ (item + imul(visit, 0x9e3779b9))) >>> 0) + 0.5) * 2.3283064365386963e-10;
}

/** So many that their mean is `expected`: as many as are whole, and one more by chance for the rest. */
export function drawnCount(expected: number, u: number): number {
  const whole = floor(expected);
  return whole + (u < expected - whole ? 1 : 0);
}

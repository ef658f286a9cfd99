/**
 * All pull requests of one organization as columns, ordered by creation. Times are epoch seconds, NaN = not reached or unknown; a dimension's
 * index points into its dictionary, and -1 or 255 stands for unknown where the dictionary has no entry for it.
 */
export interface FlowTable {
  length: number;
  /** Per stage write … deploy: when each pull request entered it (NaN = never) … */
  enter: Float64Array[];
  /** … and left it (NaN = still there). Interrupted stays are NaN here and stand in `extra`. */
  leave: Float64Array[];
  extra: Visits;
  /** Spells of review in which the author had the ball. */
  court: Spells;
  created: Float64Array;
  /** Merge or close; NaN = open. */
  end: Float64Array;
  /** 0 open, 1 merged, 2 abandoned: see stage.ts. */
  state: Uint8Array;
  /** Stage it is in, or was abandoned in; -1 = none. */
  stage: Int8Array;
  flags: Uint16Array;
  repo: Int32Array;
  author: Int32Array;
  team: Int16Array;
  service: Int32Array;
  person: Uint8Array;
  size: Uint8Array;
  authorship: Uint8Array;
  /** Row blocks of BLOCK pull requests: earliest start and latest leave (Infinity = something is open), to skip what a range cannot touch. */
  blockStart: Float64Array;
  blockEnd: Float64Array;
}

/** Stays that do not fit the one-stay-per-stage columns. */
export interface Visits {
  item: Int32Array;
  stage: Uint8Array;
  enter: Float64Array;
  leave: Float64Array;
}
export interface Spells {
  item: Int32Array;
  from: Float64Array;
  to: Float64Array;
}

/** Rows per block; 4,096 keeps a block's columns inside the second-level cache. */
export const BLOCK = 4096;

/** Earliest start and latest leave per block of rows. */
export function blocksOf(table: Omit<FlowTable, 'blockStart' | 'blockEnd'>): {
  start: Float64Array;
  end: Float64Array;
} {
  const blocks = Math.ceil(table.length / BLOCK);
  const start = new Float64Array(blocks).fill(Infinity);
  const end = new Float64Array(blocks).fill(-Infinity);
  const widen = (item: number, enter: number, leave: number): void => {
    const block = (item / BLOCK) | 0;
    if (enter < start[block]) start[block] = enter;
    const until = leave !== leave ? Infinity : leave;
    if (until > end[block]) end[block] = until;
  };
  for (let stage = 0; stage < table.enter.length; stage++) {
    const enters = table.enter[stage];
    const leaves = table.leave[stage];
    for (let item = 0; item < table.length; item++) {
      if (enters[item] === enters[item]) widen(item, enters[item], leaves[item]);
    }
  }
  for (let i = 0; i < table.extra.item.length; i++)
    widen(table.extra.item[i], table.extra.enter[i], table.extra.leave[i]);
  // An item counts from its creation to its end even where its stages are interrupted.
  for (let item = 0; item < table.length; item++) widen(item, table.created[item], table.end[item]);
  return { start, end };
}

/** What narrows a walk over visits: selected pull requests (one byte each, undefined = all) and a span of time visits must touch. */
export interface VisitScope {
  selected?: Uint8Array;
  from: number;
  to: number;
}

/**
 * Calls `take` for every visit of a stage that touches [from, to): entered before `to` and not left before `from`. `leave` is Infinity while the
 * visit goes on. Blocks that cannot touch the span are skipped, so the cost follows the span and not the history.
 */
export function eachVisit(
  table: FlowTable,
  stage: number,
  scope: VisitScope,
  take: (item: number, enter: number, leave: number) => void,
): void {
  const { selected, from, to } = scope;
  const enters = table.enter[stage];
  const leaves = table.leave[stage];
  for (let block = 0; block < table.blockStart.length; block++) {
    if (table.blockStart[block] >= to || table.blockEnd[block] < from) continue;
    const stop = Math.min(table.length, (block + 1) * BLOCK);
    for (let item = block * BLOCK; item < stop; item++) {
      const enter = enters[item];
      // NaN compares false: never entered.
      if (!(enter < to) || (selected && selected[item] === 0)) continue;
      const leave = leaves[item];
      if (leave !== leave) take(item, enter, Infinity);
      else if (leave >= from) take(item, enter, leave);
    }
  }
  const { extra } = table;
  for (let i = 0; i < extra.item.length; i++) {
    const enter = extra.enter[i];
    if (extra.stage[i] !== stage || !(enter < to) || (selected && selected[extra.item[i]] === 0)) continue;
    const leave = extra.leave[i];
    if (leave !== leave) take(extra.item[i], enter, Infinity);
    else if (leave >= from) take(extra.item[i], enter, leave);
  }
}

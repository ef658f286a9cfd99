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
  /** The deploy that brought it to production, as an index into the columns' `deployIds`; -1 = none. */
  deploy: Int32Array;
  /** What says so: 0 nothing, 1 commit, 2 stated, 3 cherry_pick, 4 time. */
  deployEvidence: Uint8Array;
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

/** Rows [begin, stop) of columns that hold visits; `item` undefined = the row is the item's own. */
export interface VisitRows {
  item: Int32Array | undefined;
  enter: Float64Array;
  leave: Float64Array;
  begin: number;
  stop: number;
}

/**
 * Calls `take` for stretches of rows that hold all visits of a stage which touch the span, and others that do not. Blocks that cannot touch
 * it are left out, so the cost follows the span and not the history.
 */
export function eachVisitRows(
  table: FlowTable,
  stage: number,
  span: { from: number; to: number },
  take: (rows: VisitRows) => void,
): void {
  const enter = table.enter[stage];
  const leave = table.leave[stage];
  for (let block = 0; block < table.blockStart.length; block++) {
    if (table.blockStart[block] >= span.to || table.blockEnd[block] < span.from) continue;
    take({ item: undefined, enter, leave, begin: block * BLOCK, stop: Math.min(table.length, (block + 1) * BLOCK) });
  }
  const { extra } = table;
  // Runs of the stage's own rows; interrupted stays are few.
  for (let begin = 0; begin < extra.item.length; begin++) {
    if (extra.stage[begin] !== stage) continue;
    let stop = begin + 1;
    while (stop < extra.item.length && extra.stage[stop] === stage) stop++;
    take({ item: extra.item, enter: extra.enter, leave: extra.leave, begin, stop });
    begin = stop;
  }
}

/** At most so many visits of one stage touch the span. */
export function mostVisits(table: FlowTable, span: { from: number; to: number }): number {
  let most = table.extra.item.length;
  for (let block = 0; block < table.blockStart.length; block++)
    if (table.blockStart[block] < span.to && table.blockEnd[block] >= span.from) most += BLOCK;
  return most;
}

/**
 * Calls `take` for every visit of a stage that touches [from, to): entered before `to` and not left before `from`. `leave` is Infinity while the
 * visit goes on. A call per visit costs about 40 ns: where every visit of a year is wanted, `eachVisitRows` is several times faster.
 */
export function eachVisit(
  table: FlowTable,
  stage: number,
  scope: VisitScope,
  take: (item: number, enter: number, leave: number) => void,
): void {
  const { selected, from, to } = scope;
  eachVisitRows(table, stage, scope, ({ item: itemOf, enter: enters, leave: leaves, begin, stop }) => {
    for (let row = begin; row < stop; row++) {
      const enter = enters[row];
      // NaN compares false: never entered.
      if (!(enter < to)) continue;
      const item = itemOf === undefined ? row : itemOf[row];
      if (selected !== undefined && selected[item] === 0) continue;
      const leave = leaves[row];
      if (leave !== leave) take(item, enter, Infinity);
      else if (leave >= from) take(item, enter, leave);
    }
  });
}

/**
 * Whether a visit of a stage ended because the pull request was closed without a merge. Only in the stage it was abandoned in: a review in the
 * second of the close leaves two stages at once, and the pull request still counts once. Source: measures.md 1.
 */
export function isAbandonment(table: FlowTable, item: number, stage: number, leave: number): boolean {
  return table.state[item] === 2 && table.stage[item] === stage && leave === table.end[item];
}

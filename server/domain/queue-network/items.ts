const START = 256;
/** Bits of a count of visits; the rest names the item of which it is. */
const COUNT_BITS = 12;
const ITEMS = 2 ** (32 - COUNT_BITS);

/** Items in the network as columns, found by their slot; slots that are given back are used again. */
export class Items {
  station = new Int32Array(START);
  class = new Uint8Array(START);
  size = new Float64Array(START);
  lines = new Float64Array(START);
  /** By which its random numbers are found. */
  key = new Int32Array(START);
  /** When it entered its stage. */
  entered = new Float64Array(START);
  /** The one behind it in its queue, or among the free slots; −1 = none. */
  next = new Int32Array(START);
  /** Where it wants to go, while a limit keeps it. */
  target = new Int32Array(START);
  /** 1 + the departure of a train for which it stands; 0 = none. */
  trip = new Int32Array(START);
  /** For the trace. */
  source = new Int32Array(START);
  number = new Int32Array(START);
  came = new Float64Array(START);
  begun = new Float64Array(START);
  finished = new Float64Array(START);
  /** Class before the route it takes. */
  oldClass = new Uint8Array(START);
  /** How often it has come to the station where it is; 1 = once. */
  visit = new Int32Array(START);
  /** Slots in use or free, from 0. */
  length = 0;
  private free = -1;
  /** Which item the slot holds, of those that it has held. */
  private holds = new Uint32Array(START);
  /** How often each item has come to each station, slot-major, beside which item of the slot it was: so nothing has to be cleared for a new one. */
  private visits: Uint32Array;

  constructor(private readonly stations: number) {
    this.visits = new Uint32Array(START * stations);
  }

  clear(): void {
    this.length = 0;
    this.free = -1;
  }

  add(key: number, itemClass: number, size: number, lines: number): number {
    let slot = this.free;
    if (slot >= 0) this.free = this.next[slot];
    else {
      slot = this.length++;
      if (slot === this.station.length) this.grow();
    }
    this.key[slot] = key;
    this.class[slot] = itemClass;
    this.size[slot] = size;
    this.lines[slot] = lines;
    this.trip[slot] = 0;
    if (++this.holds[slot] === ITEMS) {
      this.holds[slot] = 1;
      this.visits.fill(0, slot * this.stations, (slot + 1) * this.stations);
    }
    return slot;
  }

  /** Counts that it comes to a station; which time that is. */
  comes(slot: number, station: number): number {
    const at = slot * this.stations + station;
    const first = (this.holds[slot] << COUNT_BITS) >>> 0;
    const before = this.visits[at];
    const now = before > first && before - first < 2 ** COUNT_BITS - 1 ? before + 1 : first + 1;
    this.visits[at] = now;
    return (this.visit[slot] = now - first);
  }

  remove(slot: number): void {
    this.station[slot] = -1;
    this.next[slot] = this.free;
    this.free = slot;
  }

  private grow(): void {
    const room = 2 * this.station.length;
    const ints = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const column = new Int32Array(room);
      column.set(old);
      return column;
    };
    const floats = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const column = new Float64Array(room);
      column.set(old);
      return column;
    };
    const bytes = (old: Uint8Array): Uint8Array<ArrayBuffer> => {
      const column = new Uint8Array(room);
      column.set(old);
      return column;
    };
    this.class = bytes(this.class);
    this.oldClass = bytes(this.oldClass);
    this.station = ints(this.station);
    this.size = floats(this.size);
    this.lines = floats(this.lines);
    this.key = ints(this.key);
    this.entered = floats(this.entered);
    this.next = ints(this.next);
    this.target = ints(this.target);
    this.trip = ints(this.trip);
    this.source = ints(this.source);
    this.number = ints(this.number);
    this.came = floats(this.came);
    this.begun = floats(this.begun);
    this.finished = floats(this.finished);
    this.visit = ints(this.visit);
    const holds = new Uint32Array(room);
    holds.set(this.holds);
    this.holds = holds;
    const visits = new Uint32Array(room * this.stations);
    visits.set(this.visits);
    this.visits = visits;
  }
}

import type { CompiledNetwork } from './compiled-network';

/** The departures of all trains, each asked in order. */
export class Timetable {
  private readonly departures: Float64Array[] = [];
  private readonly seatsOf: Float64Array[] = [];
  /** Place of the departure that was told last. */
  private readonly place: Int32Array;

  constructor(net: CompiledNetwork) {
    for (const station of net.trains.map((i) => net.network.stations[i])) {
      if (station.kind !== 'train') continue;
      this.departures.push(station.departures);
      this.seatsOf.push(station.seats);
    }
    this.place = new Int32Array(net.trains.length);
  }

  clear(): void {
    this.place.fill(-1);
  }

  /** The next departure of a train at or after `now`; Infinity = no more. */
  next(train: number, now: number): number {
    const departures = this.departures[train];
    let place = this.place[train] + 1;
    while (place < departures.length && departures[place] < now) place++;
    this.place[train] = place;
    return place < departures.length ? departures[place] : Infinity;
  }

  /** Of the departure told last: which one it is, and its seats. */
  number(train: number): number {
    return this.place[train];
  }

  seats(train: number): number {
    return this.seatsOf[train][this.place[train]];
  }
}

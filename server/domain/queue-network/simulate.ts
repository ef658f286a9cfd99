import type { Periods } from '../period';
import { ArrivalStream } from './arrival-stream';
import { CompiledNetwork, DELAY, SERVICE } from './compiled-network';
import { DutyClock } from './duty-clock';
import { EventHeap } from './event-heap';
import { InitialOrder } from './initial-order';
import { Items } from './items';
import { LimitGate } from './limit-gate';
import { LEAVES, type Network } from './network';
import { INITIAL, SPAWNED, type SimulatedPath } from './path';
import { PoolWork } from './pool-work';
import { Queues } from './queues';
import { ReplicationKeys } from './replication-keys';
import { drawnCount, keyOf, uniformOf } from './stream';
import { Tallies } from './tallies';
import { Timetable } from './timetable';
import { TraceRecord } from './trace-record';

const { pow } = Math;

export interface SimulationOptions {
  seed: number;
  /** Keeps every stay at every station: for tests and for calibration, not for long runs. */
  trace?: boolean;
}

/**
 * A network made ready to be run again and again: run(r) gives replication r, always the same for the same seed. In scenarios the n-th item of a source
 * has the same numbers at the same visit to the same station (common random numbers), so stations, sources and spawns keep their places.
 *
 * What is where at the start queues in the order of `entered`; delays that have begun go on by what their law leaves after such an age. An item that
 * a limit keeps waits at its old station, without a server; one from outside waits outside and has not arrived. Items that come at the same moment
 * go in the order in which the simulation came to know of them. A departure of a train with nobody on board gives rise to nothing.
 *
 * `periods` must lie within the time of the network; what is before them is run but not tallied. Throws a RangeError for a network that is not sound.
 * Source: ours; next-event simulation as in Law & Kelton, "Simulation modeling and analysis".
 */
export class NetworkSimulation {
  /** Events of all runs so far: arrivals, ends of service, delays and rides, departures of trains, openings. */
  events = 0;
  private readonly net: CompiledNetwork;
  private readonly heap = new EventHeap();
  private readonly items: Items;
  private readonly queues: Queues;
  private readonly gate: LimitGate;
  private readonly tallies: Tallies;
  private readonly trace: TraceRecord | undefined;
  /** Calendars of delay stations. */
  private readonly paces: DutyClock[];
  private readonly sources: ArrivalStream[];
  private readonly initial: InitialOrder;
  private readonly sizes: number[];
  private readonly end: number;
  private readonly seed: number;
  private readonly pools: PoolWork;
  private readonly timetable: Timetable;
  private readonly spawned: Int32Array;
  private readonly keys: ReplicationKeys;
  private now = 0;

  constructor(
    private readonly network: Network,
    periods: Periods,
    options: SimulationOptions,
  ) {
    const { start, end, stations, sources, spawns } = network;
    const { edges, length } = periods;
    if (!(start <= edges[0] && edges[length] <= end)) {
      throw new RangeError(
        `The periods run from ${edges[0]} to ${edges[length]}, but the network only from ${start} to ${end}: extend the network or shorten the periods.`,
      );
    }
    const net = new CompiledNetwork(network);
    this.net = net;
    this.end = end;
    this.seed = options.seed;
    this.items = new Items(stations.length);
    this.queues = new Queues(net.firstQueue[net.firstQueue.length - 1]);
    this.gate = new LimitGate(net);
    this.pools = new PoolWork(net);
    this.timetable = new Timetable(net);
    this.paces = stations.map((station) => new DutyClock(station.kind === 'delay' ? station.calendar : undefined));
    this.tallies = new Tallies(periods, network.stages, this.pools.clocks);
    this.trace = options.trace ? new TraceRecord() : undefined;
    this.sources = sources.map((source, i) => new ArrivalStream(source, i, periods, start, end));
    this.sizes = sources.map(({ size }) => net.laws.add(size));
    this.initial = new InitialOrder(net, this.paces);
    this.spawned = new Int32Array(spawns.length);
    this.keys = new ReplicationKeys(options.seed, stations.length, sources.length, spawns.length);
  }

  /** Replication `replication` ≥ 0. The path's columns change with the next run. */
  run(replication: number): SimulatedPath {
    this.begin(replication);
    const { heap, tallies } = this;
    const sources = this.sources.length;
    const others = sources + this.net.trains.length;
    for (;;) {
      const event = heap.pop();
      const at = heap.time;
      while (at >= tallies.nextEdge && tallies.nextEdge < Infinity) tallies.closes();
      if (at === Infinity) break;
      this.events++;
      this.now = at;
      if (event >= 0) this.finish(event);
      else if (event >= -sources) this.arrival(-1 - event);
      else if (event >= -others) this.departure(-1 - event - sources);
      else this.opening(-1 - event - others);
    }
    const path = tallies.ends();
    if (this.trace) {
      for (let slot = 0; slot < this.items.length; slot++) {
        if (this.items.station[slot] >= 0) this.trace.add(slot, NaN, this.items);
      }
      path.trace = this.trace.columns();
    }
    return path;
  }

  private begin(replication: number): void {
    const { network, net, heap, items, tallies } = this;
    const { start } = network;
    this.now = start;
    heap.clear();
    items.clear();
    this.queues.clear();
    this.gate.clear();
    this.trace?.clear();
    this.pools.clear();
    this.timetable.clear();
    for (const pace of this.paces) pace.rewind();
    tallies.begin(start);
    this.spawned.fill(0);
    this.keys.begin(replication);
    this.placeInitial();
    for (let i = 0; i < this.sources.length; i++) {
      this.sources[i].begin(this.seed, replication);
      this.awaitArrival(i);
    }
    for (let train = 0; train < net.trains.length; train++) this.awaitDeparture(train);
  }

  private placeInitial(): void {
    const { network, net, items, initial } = this;
    const { start } = network;
    const { station, class: classes, size, lines, entered } = network.initial;
    const stream = this.keys.item[this.sources.length];
    for (const i of initial.order) {
      const slot = items.add(keyOf(stream, i), classes[i], size[i], lines[i]);
      items.source[slot] = INITIAL;
      items.number[slot] = i;
      const at = station[i];
      this.gate.finds(at);
      this.tallies.finds(net.stage[at]);
      items.entered[slot] = entered[i] < start ? entered[i] : start;
      if (net.kind[at] === DELAY) {
        items.station[slot] = at;
        items.came[slot] = start;
        items.begun[slot] = NaN;
        items.finished[slot] = NaN;
        items.comes(slot, at);
        const u = uniformOf(this.keys.work[at], items.key[slot], 1);
        const left = net.laws.residual(net.law[at * net.classes + classes[i]], initial.age[i], initial.beyond[i], u);
        this.schedule(this.paces[at].resumed(start, left), slot);
      } else this.come(slot, at);
    }
  }

  /** What is at or after the end never happens. */
  private schedule(at: number, event: number): void {
    if (at < this.end) this.heap.push(at, event);
  }

  private awaitArrival(source: number): void {
    this.schedule(this.sources[source].next(), -1 - source);
  }

  private arrival(source: number): void {
    const stream = this.sources[source];
    const { items } = this;
    const { station, class: itemClass, lines } = this.network.sources[source];
    const number = stream.number - 1;
    const key = keyOf(this.keys.item[source], number);
    const size = this.net.laws.draw(this.sizes[source], uniformOf(this.keys.size[source], key, 0));
    const slot = items.add(key, itemClass, size, lines * size);
    items.source[slot] = source;
    items.number[slot] = number;
    items.station[slot] = -1;
    this.go(slot, -1, station, false);
    this.awaitArrival(source);
  }

  private come(slot: number, station: number): void {
    const { items, net, now } = this;
    items.station[slot] = station;
    const visit = items.comes(slot, station);
    const itemClass = items.class[slot];
    if (this.trace) {
      items.came[slot] = now;
      items.begun[slot] = NaN;
      items.finished[slot] = NaN;
    }
    const kind = net.kind[station];
    if (kind === DELAY) {
      const u = uniformOf(this.keys.work[station], items.key[slot], visit);
      const over = this.paces[station].resumed(now, net.laws.draw(net.law[station * net.classes + itemClass], u));
      // What takes no time need not be awaited.
      if (over > now) this.schedule(over, slot);
      else this.finish(slot);
      return;
    }
    const queue = net.queue[station * net.classes + itemClass];
    if (kind === SERVICE) {
      const pool = net.holder[station];
      if (this.pools.hasRoom(pool)) {
        if (this.pools.beginsAtOnce(pool, now)) return this.serve(slot, pool);
        this.awaitOpening(pool);
      }
      this.pools.waiting[pool]++;
    }
    this.queues.add(queue, slot, items.next);
  }

  private serve(slot: number, pool: number): void {
    const { items, net, now } = this;
    const station = items.station[slot];
    this.pools.begins(pool);
    this.tallies.works(pool, now, 1);
    if (this.trace) items.begun[slot] = this.pools.clocks[pool].opens(now);
    const u = uniformOf(this.keys.work[station], items.key[slot], items.visit[slot]);
    let work = net.laws.draw(net.law[station * net.classes + items.class[slot]], u);
    const size = items.size[slot];
    const exponent = net.exponent[station];
    if (size !== 1 && exponent !== 0) work *= pow(size, exponent);
    this.schedule(this.pools.until(pool, now, work), slot);
  }

  private awaitOpening(pool: number): void {
    this.schedule(this.pools.awaits(pool, this.now), -1 - this.sources.length - this.net.trains.length - pool);
  }

  private opening(pool: number): void {
    this.pools.opens(pool);
    while (this.pools.waiting[pool] > 0 && this.pools.hasRoom(pool)) this.serveNext(pool);
  }

  private serveNext(pool: number): void {
    const { net } = this;
    this.pools.waiting[pool]--;
    const slot = this.queues.takeFirst(net.firstQueue[pool], net.firstQueue[pool + 1], this.items.next);
    this.serve(slot, pool);
  }

  private awaitDeparture(train: number): void {
    this.schedule(this.timetable.next(train, this.now), -1 - this.sources.length - train);
  }

  private departure(train: number): void {
    const { net, items, queues, now, timetable } = this;
    const station = net.trains[train];
    const number = timetable.number(train);
    const holder = net.pools + train;
    const seats = timetable.seats(train);
    const ride = net.laws.draw(net.law[station * net.classes], uniformOf(this.keys.ride[station], number, 0));
    for (let taken = 0; taken < seats; taken++) {
      const slot = queues.takeFirst(net.firstQueue[holder], net.firstQueue[holder + 1], items.next);
      if (slot < 0) break;
      // The first one stands for the train.
      if (taken === 0) items.trip[slot] = number + 1;
      items.begun[slot] = now;
      this.schedule(now + ride, slot);
    }
    this.awaitDeparture(train);
  }

  /** Service, delay or ride is over. */
  private finish(slot: number): void {
    const { items, net, now } = this;
    const station = items.station[slot];
    items.finished[slot] = now;
    if (net.kind[station] === SERVICE) {
      const pool = net.holder[station];
      this.pools.ends(pool);
      this.tallies.works(pool, now, -1);
      // Who waits goes before who comes back at once.
      if (this.pools.waiting[pool] > 0) {
        if (this.pools.beginsAtOnce(pool, now)) this.serveNext(pool);
        else this.awaitOpening(pool);
      }
    }
    const spawns = net.spawnsAt[station];
    for (let i = 0; i < spawns.length; i++) this.giveRise(spawns[i], slot);
    items.trip[slot] = 0;
    const from = station * net.classes + items.class[slot];
    const first = net.firstRoute[from];
    const last = net.firstRoute[from + 1] - 1;
    let route = first;
    if (first < last) {
      const u = uniformOf(this.keys.route[station], items.key[slot], items.visit[slot]);
      while (route < last && u >= net.routeUpTo[route]) route++;
    }
    // The stay itself was one of the old class.
    items.oldClass[slot] = items.class[slot];
    if (net.routeClass[route] >= 0) items.class[slot] = net.routeClass[route];
    this.go(slot, station, net.routeTo[route], net.routeAbandons[route] === 1);
  }

  private giveRise(spawn: number, parent: number): void {
    const { items } = this;
    const { perItem, perLine, perDeparture, to, toClass, size, lines } = this.network.spawns[spawn];
    const visit = items.visit[parent];
    const key = items.key[parent];
    // Twice the visit and one more: a number apart for the train of which it was the first.
    let count = drawnCount(perItem + perLine * items.lines[parent], uniformOf(this.keys.spawn[spawn], key, 2 * visit));
    if (items.trip[parent] > 0) {
      count += drawnCount(perDeparture, uniformOf(this.keys.spawn[spawn], items.trip[parent], -1));
    }
    for (let i = 0; i < count; i++) {
      const slot = items.add(keyOf(this.keys.child[spawn] ^ key, 256 * visit + i), toClass, size, lines);
      items.source[slot] = SPAWNED - spawn;
      items.number[slot] = this.spawned[spawn]++;
      items.station[slot] = -1;
      this.go(slot, -1, to, false);
    }
  }

  /** From a station, or from outside (−1), to another one or out, unless a limit keeps it where it is. */
  private go(slot: number, from: number, to: number, abandoned: boolean): void {
    if (this.net.limits === 0) return this.pass(slot, from, to, abandoned);
    const { gate, items } = this;
    const full = gate.full(from, to);
    if (full >= 0) {
      items.target[slot] = to;
      gate.keep(full, slot, items.next);
      return;
    }
    const freed = gate.moves(from, to);
    this.pass(slot, from, to, abandoned);
    if (!freed) return;
    // Where another limit is full it waits on for that one.
    for (let kept = gate.letIn(items.next); kept >= 0; kept = gate.letIn(items.next)) {
      this.go(kept, items.station[kept], items.target[kept], false);
    }
  }

  private pass(slot: number, from: number, to: number, abandoned: boolean): void {
    const { items, net, now, tallies } = this;
    if (this.trace && from >= 0) this.trace.add(slot, now, items);
    const stage = from < 0 ? -1 : net.stage[from];
    const next = to === LEAVES ? -1 : net.stage[to];
    if (stage !== next) {
      if (stage >= 0) tallies.leaves(stage, now, (now - items.entered[slot]) / 3600, abandoned);
      if (next >= 0) tallies.enters(next, now);
      items.entered[slot] = now;
    }
    if (to === LEAVES) items.remove(slot);
    else this.come(slot, to);
  }
}

/** One replication of a network; see NetworkSimulation. Its columns are the caller's own. */
export function simulate(
  network: Network,
  periods: Periods,
  options: SimulationOptions & { replication: number },
): SimulatedPath {
  return new NetworkSimulation(network, periods, options).run(options.replication);
}

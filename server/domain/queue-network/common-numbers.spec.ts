import { exponential, interval99, network, out, pool, poisson, service } from '../../../test/support/small-networks';
import { ArrivalStream } from './arrival-stream';
import { LawTable } from './law-table';
import type { Law } from './network';
import { NetworkSimulation } from './simulate';
import { drawnCount, keyOf, streamKey, uniformOf } from './stream';

const { sqrt } = Math;

describe('uniformOf', () => {
  const stream = streamKey(1, 0, 'work', 0);
  const numbers = (of: number, count: number): number[] =>
    Array.from({ length: count }, (_, n) => uniformOf(of, keyOf(streamKey(1, 0, 'item', 0), n), 1));

  it('falls evenly into 64 cells: χ² with 63 degrees of freedom lies between its .1 % and 99.9 % points, 33.9 and 103.4', () => {
    for (const place of [0, 1, 17]) {
      const counts = new Float64Array(64);
      for (const u of numbers(streamKey(1, 0, 'work', place), 20_000)) counts[Math.floor(u * 64)]++;
      const chi = counts.reduce((sum, count) => sum + (count - 312.5) ** 2 / 312.5, 0);
      expect(chi).toBeGreaterThan(33.9);
      expect(chi).toBeLessThan(103.4);
    }
  });

  it('is unrelated between streams, visits, replications, seeds and neighbours: correlations within 4 / √n', () => {
    const n = 20_000;
    const base = numbers(stream, n);
    const others = [
      numbers(streamKey(1, 0, 'work', 1), n),
      numbers(streamKey(1, 0, 'route', 0), n),
      numbers(streamKey(1, 1, 'work', 0), n),
      numbers(streamKey(2, 0, 'work', 0), n),
      Array.from({ length: n }, (_, i) => uniformOf(stream, keyOf(streamKey(1, 0, 'item', 0), i), 2)),
      [...base.slice(1), base[0]],
    ];
    for (const other of others) {
      const sum = base.reduce((all, u, i) => all + (u - 0.5) * (other[i] - 0.5), 0);
      expect(Math.abs((12 * sum) / n)).toBeLessThan(4 / sqrt(n));
    }
  });

  it('is never 0 nor 1, and as many as expected are drawn: 2.25 gives 2, or 3 for the lowest quarter', () => {
    expect(Math.min(...numbers(stream, 1000))).toBeGreaterThan(0);
    expect([0.2, 0.26, 0.9].map((u) => drawnCount(2.25, u))).toEqual([3, 2, 2]);
    expect(drawnCount(0, 0.0001)).toBe(0);
  });
});

describe('LawTable', () => {
  const laws: Law[] = [
    { law: 'constant', value: 3 },
    { law: 'exponential', mean: 2 },
    { law: 'lognormal', mean: 4, cv: 0.7 },
    { law: 'empirical', sorted: Float64Array.of(1, 2, 6, 11) },
  ];
  const grid = Array.from({ length: 100_000 }, (_, i) => (i + 0.5) / 100_000);

  it.each(laws)('draws from $law what has its mean', (law) => {
    const table = new LawTable();
    const at = table.add(law);
    const mean = grid.reduce((sum, u) => sum + table.draw(at, u), 0) / grid.length;
    expect(Math.abs(mean / table.mean(at) - 1)).toBeLessThan(0.001);
  });

  it('interpolates between the values seen: of 1 2 6 11 the middle is 4, the mean (1.5 + 4 + 8.5) / 3', () => {
    const table = new LawTable();
    const at = table.add(laws[3]);
    expect(table.draw(at, 0.5)).toBe(4);
    expect(table.mean(at)).toBeCloseTo(14 / 3, 12);
  });

  it('has the cv it was given: lognormal of mean 4 and cv .7', () => {
    const table = new LawTable();
    const at = table.add(laws[2]);
    const variance = grid.reduce((sum, u) => sum + (table.draw(at, u) - 4) ** 2, 0) / grid.length;
    expect(Math.abs(sqrt(variance) / 4 / 0.7 - 1)).toBeLessThan(0.005);
  });

  it.each(laws.slice(1))('what remains of $law after an age is what the whole law says of those that old', (law) => {
    const table = new LawTable();
    const at = table.add(law);
    const age = 2.5;
    const beyond = table.beyond(at, age);
    const older = grid.map((u) => table.draw(at, u)).filter((value) => value > age);
    expect(Math.abs(older.length / grid.length - beyond)).toBeLessThan(1e-4);
    const left = older.reduce((sum, value) => sum + value - age, 0) / older.length;
    const told = grid.reduce((sum, u) => sum + table.residual(at, age, beyond, u), 0) / grid.length;
    expect(Math.abs(told / left - 1)).toBeLessThan(0.002);
  });

  it('what is older than anything seen goes on exponentially, with the mean of the law', () => {
    const table = new LawTable();
    const at = table.add(laws[3]);
    expect(table.beyond(at, 11)).toBe(0);
    // The median of an exponential number is its mean · ln 2.
    expect(table.residual(at, 20, 0, 0.5)).toBeCloseTo((14 / 3) * Math.LN2, 12);
  });

  it.each<[Law, string]>([
    [{ law: 'empirical', sorted: new Float64Array(0) }, 'needs at least one value'],
    [{ law: 'empirical', sorted: Float64Array.of(2, 1) }, 'must be sorted'],
    [{ law: 'exponential', mean: -1 }, 'is -1, but'],
  ])('refuses %j', (law, message) => {
    expect(() => new LawTable().add(law)).toThrow(message);
  });
});

describe('ArrivalStream', () => {
  const periods = { length: 2, edges: Float64Array.of(0, 50, 100) };
  const all = (rates: number[], edges: number[], replication: number, cv = 0): number[] => {
    const source = {
      ...poisson(1, 0, 1),
      arrivals: { edges: Float64Array.from(edges), perSecond: Float64Array.from(rates) },
      noise: { cv, stream: 0 },
    };
    const stream = new ArrivalStream(source, 0, periods, 0, 100);
    stream.begin(9, replication);
    const found: number[] = [];
    for (let at = stream.next(); at < Infinity; at = stream.next()) found.push(at);
    return found;
  };

  it('keeps the exponential numbers of each item: at twice the rate it comes at half the time', () => {
    const once = all([1], [0, 100], 0);
    const twice = all([2], [0, 100], 0);
    expect(once.length).toBeGreaterThan(50);
    once.forEach((at, n) => expect(twice[n]).toBeCloseTo(at / 2, 9));
  });

  it('comes only where there is a rate, as often as it says: 30 · 2 and 20 · .5, with Poisson variance', () => {
    const counts = Array.from({ length: 400 }, (_, replication) => {
      const found = all([0, 2, 0, 0.5], [0, 10, 40, 80, 100], replication);
      expect(found.every((at) => (at >= 10 && at < 40) || at >= 80)).toBe(true);
      return found.length;
    });
    const [low, high] = interval99(counts);
    expect(low).toBeLessThan(70);
    expect(high).toBeGreaterThan(70);
    const variance = interval99(counts.map((count) => (count - 70) ** 2));
    expect(variance[0]).toBeLessThan(70);
    expect(variance[1]).toBeGreaterThan(70);
  });

  it('with noise has the same mean and a larger variance: 50 in each period, plus (50 · .4)² each', () => {
    const counts = Array.from({ length: 600 }, (_, replication) => all([1], [0, 100], replication, 0.4).length);
    const mean = interval99(counts);
    expect(mean[0]).toBeLessThan(100);
    expect(mean[1]).toBeGreaterThan(100);
    const variance = interval99(counts.map((count) => (count - 100) ** 2));
    expect(variance[0]).toBeLessThan(900);
    expect(variance[1]).toBeGreaterThan(900);
    expect(variance[0]).toBeGreaterThan(500);
  });
});

describe('common random numbers', () => {
  it('make the difference of two scenarios far surer than two runs apart: a fifth more servers', () => {
    const totals = (servers: number, seed: number): number[] => {
      const asked = network({
        end: 400,
        pools: [pool(servers)],
        stations: [
          service(exponential(1), {
            routes: [
              [
                { to: 0, share: 0.2 },
                { ...out, share: 0.8 },
              ],
            ],
          }),
        ],
        sources: [poisson(3.2, 0, 400)],
      });
      const simulation = new NetworkSimulation(asked, { length: 1, edges: Float64Array.of(0, 400) }, { seed });
      return Array.from({ length: 40 }, (_, replication) => simulation.run(replication).arrivals[0]);
    };
    // The same items come, whatever else is changed.
    expect(totals(6, 1)).toEqual(totals(5, 1));
    expect(totals(5, 2)).not.toEqual(totals(5, 1));
  });
});

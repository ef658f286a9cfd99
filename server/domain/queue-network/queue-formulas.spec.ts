import { erlangB, erlangC } from './erlang';
import { priorityWaits } from './priority-wait';
import { stationFlows } from './station-flows';
import { trainWaitMean } from './train-wait-mean';
import { utilisationCap } from './utilisation-cap';
import { allenCunneen, waitMG1, waitMMc, waitPercentileMMc } from './wait';

// Every look-up of Math is slow in the sandbox that tests run in.
const { abs, exp } = Math;
/** Half of the last digit that the measures print. */
const PRINTED = 5.000001e-7;
const near = (value: number, expected: number, within: number): void =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(within);

/** P(wait) of M/M/c straight from the balance equations: a^c / c! · c / (c − a) over the sum of all states. */
function waitsByBalance(servers: number, utilisation: number): number {
  const load = servers * utilisation;
  let state = 1;
  let sum = 0;
  for (let k = 0; k < servers; k++) {
    sum += state;
    state *= load / (k + 1);
  }
  const all = state / (1 - utilisation);
  return all / (sum + all);
}

/** Who a train leaves behind, by the embedded chain: its distribution carried on from departure to departure until it stands still. */
function leftByChain(seats: number, arrivals: number): number {
  // At ρ .9 more than 200 are left behind once in 10¹⁷ departures.
  const room = 200;
  const chances = [exp(-arrivals)];
  for (let k = 1; k <= 80; k++) chances.push((chances[k - 1] * arrivals) / k);
  let left = new Float64Array(room);
  left[0] = 1;
  for (;;) {
    const next = new Float64Array(room);
    for (let n = 0; n < room; n++) {
      if (left[n] < 1e-20) continue;
      for (let k = 0; k < chances.length; k++) {
        const after = n + k - seats;
        next[after < 0 ? 0 : after < room ? after : room - 1] += left[n] * chances[k];
      }
    }
    let change = 0;
    for (let n = 0; n < room; n++) change += abs(next[n] - left[n]);
    left = next;
    if (change < 1e-14) return left.reduce((sum, chance, n) => sum + n * chance, 0);
  }
}

describe('queueing formulas, with the oracles of the measures (section 6)', () => {
  it.each([
    [1, 0.8, 4],
    [1, 0.9, 9],
    [2, 0.8, 1.777778],
    [3, 0.7, 0.547049],
    [3, 0.8, 1.078652],
    [3, 0.9, 2.723537],
    [5, 0.7, 0.251892],
    [5, 0.8, 0.554113],
    [5, 0.9, 1.524986],
    [5, 0.95, 3.511196],
    [10, 0.9, 0.668732],
    [20, 0.9, 0.275385],
  ])('M/M/%i at ρ %d waits %d services on average', (servers, utilisation, wait) => {
    near(waitMMc(servers, utilisation), wait, PRINTED);
    near(waitMMc(servers, utilisation), waitsByBalance(servers, utilisation) / (servers * (1 - utilisation)), 1e-9);
  });

  it.each([
    [3, 0.8, 3.112452],
    [5, 0.9, 4.062847],
  ])('a tenth of M/M/%i at ρ %d waits longer than %d services', (servers, utilisation, wait) => {
    const told = waitPercentileMMc(servers, utilisation, 0.9);
    near(told, wait, PRINTED);
    // P(wait > t) = C · exp(−c(1 − ρ)t).
    near(waitsByBalance(servers, utilisation) * Math.exp(-servers * (1 - utilisation) * told), 0.1, 1e-9);
  });

  it('Erlang B is the share of the last state, and C tells from it who waits', () => {
    // Two servers, load 1: states 1, 1, 1/2 → B = 0.5 / 2.5; C = 0.2 / (1 − 0.5 · 0.8) = 1/3.
    near(erlangB(2, 1), 0.2, 1e-9);
    near(erlangC(2, 0.5), 1 / 3, 1e-9);
    expect(erlangB(0, 3)).toBe(1);
    for (const [servers, utilisation] of [
      [1, 0.3],
      [7, 0.6],
      [40, 0.97],
      [300, 0.99],
    ]) {
      near(erlangC(servers, utilisation), waitsByBalance(servers, utilisation), 1e-9);
    }
    expect(erlangC(4, 1)).toBe(1);
    expect(waitMMc(4, 1)).toBe(Infinity);
  });

  it.each([
    [0, 2],
    [0.5, 3],
    [1, 4],
    [2, 6],
    [4, 10],
  ])('M/G/1 at ρ .8 with cs² %d waits %i', (squared, wait) => {
    near(waitMG1(0.8, Math.sqrt(squared)), wait, 1e-9);
    // Allen and Cunneen is exact for Poisson arrivals at one server.
    near(allenCunneen(1, 0.8, 1, Math.sqrt(squared)), wait, 1e-9);
  });

  it('Allen and Cunneen halves the wait of M/M/c when service is constant', () => {
    near(allenCunneen(3, 0.8, 1, 0), waitsByBalance(3, 0.8) / (3 * 0.2) / 2, 1e-9);
  });

  it('M/M/1 with priority, λ .2 and .6, μ 1: sojourns 2.0 and 6.0', () => {
    const waits = priorityWaits([0.2, 0.6], [1, 1], [1, 1]);
    near(waits[0] + 1, 2, 1e-9);
    near(waits[1] + 1, 6, 1e-9);
    // Kleinrock: the waits weighed by their load are what they are without priority, ρ · 4.
    near(0.2 * waits[0] + 0.6 * waits[1], 0.8 * waitMG1(0.8, 1), 1e-9);
  });

  it('Jackson with rework, as the measures print it', () => {
    const [review, checks, deploy] = stationFlows(
      [8, 0, 0],
      [
        [0.3, 0.7, 0],
        [0, 0, 1],
        [0, 0, 0],
      ],
    );
    near(review, 8 / 0.7, 1e-9);
    near(checks, 8, 1e-9);
    near(deploy, 8, 1e-9);
    near(review / 15, 0.761905, PRINTED);
    const passes = (servers: number, rate: number, flow: number): number =>
      (1 + waitMMc(servers, flow / (servers * rate))) / rate;
    near(passes(5, 3, review), 0.46858, PRINTED);
    near(review * passes(5, 3, review), 5.355199, PRINTED);
    near(passes(2, 10, checks), 0.119048, PRINTED);
    near(passes(1, 14, deploy), 0.166667, PRINTED);
  });

  it.each([
    [10, 5, 0.023709, 0.504742],
    [10, 8, 0.878622, 0.609828],
    [10, 9, 3.101238, 0.844582],
    [20, 18, 2.597149, 0.644286],
    [5, 4, 1.15624, 0.78906],
    [1, 0.5, 0.25, 1],
  ])('a train with %i seats and %d arrivals leaves %d behind, wait %d', (seats, arrivals, left, wait) => {
    const told = trainWaitMean(seats, arrivals);
    near(told.leftBehind, left, PRINTED);
    near(told.wait, wait, PRINTED);
    near(told.leftBehind, leftByChain(seats, arrivals), 1e-9);
  });

  it.each([
    [3, 0.72],
    [5, 0.82],
    [10, 0.9],
  ])('%i servers may be asked for %d of their time for a p90 wait of two services', (servers, cap) => {
    near(utilisationCap(servers), cap, 0.005);
  });
});

import type { RolloutWave } from './rollout-plan';
import { randomOf } from './statistics/random';
import { shuffle } from './statistics/shuffle';

/**
 * The waves in the order they are planned in: places in `waves`. With `random`, waves of one tier that state no start of their own take each other's
 * places, every order equally likely by the seed: who goes first is then no choice of anybody, which an estimate of the effect needs (measures 5). A
 * team's power wave that was drawn before its casual wave moves behind it. Waves with a start change places with nobody.
 */
export function rolloutOrder(waves: readonly RolloutWave[], order: 'given' | 'random', seed: number): number[] {
  const places = waves.map((_, place) => place);
  if (order === 'given') return places;
  const random = randomOf(seed);
  for (const tier of ['casual', 'power'] as const) {
    const equals = places.filter((place) => waves[place].tier === tier && waves[place].start === null);
    const drawn = shuffle(equals.slice(), random);
    equals.forEach((place, i) => (places[place] = drawn[i]));
  }
  return casualFirst(waves, places);
}

/** Moves a power wave behind the last casual wave of one of its teams. */
function casualFirst(waves: readonly RolloutWave[], order: number[]): number[] {
  const done: number[] = [];
  const waiting = order.slice();
  while (waiting.length > 0) {
    const next = waiting.findIndex(
      (place) =>
        waves[place].tier === 'casual' ||
        !waiting.some((other) => waves[other].tier === 'casual' && waves[other].teams.some((team) => waves[place].teams.includes(team))), // prettier-ignore
    );
    done.push(...waiting.splice(next, 1));
  }
  return done;
}

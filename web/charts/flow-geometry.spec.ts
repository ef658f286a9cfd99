import type { Stage, StageFlowPartsFragment } from '../gql/documents';
import { flowStations } from './flow-geometry';

const flow = (stage: Stage, wip: number | null, departures: number | null): StageFlowPartsFragment => ({
  stage,
  unknown: wip === null,
  undivided: false,
  arrivals: departures,
  departures,
  abandoned: 0,
  wip,
  averageWip: wip,
  stageHours: 0,
  p50: null,
  p85: null,
  p95: null,
  n: departures ?? 0,
  enough: true,
  estimated: false,
  growth: 0,
  drainDays: null,
  drains: null,
  authorHours: null,
  reviewerHours: null,
  ageP50: null,
  ageP85: null,
  ageOldest: null,
});

test('areas are to scale: four times the work has twice the radius', () => {
  const [a, b] = flowStations([flow('write', 100, 70), flow('review', 400, 140)], 7, 40, 20);
  expect(b.radius).toBe(40);
  expect(a.radius).toBe(20);
});

test('arrows are to scale of departures per day', () => {
  const [a, b] = flowStations([flow('write', 1, 70), flow('review', 1, 140)], 7, 40, 20);
  expect([a.rate, b.rate]).toEqual([10, 20]);
  expect([a.width, b.width]).toEqual([10, 20]);
});

test('zero is drawn as nothing, unknown as unknown, and little stays visible', () => {
  const [none, unknown, little] = flowStations(
    [flow('write', 0, 0), flow('deploy', null, null), flow('review', 1, 1), flow('merge', 100_000, 100_000)],
    7,
    40,
    20,
  );
  expect(none).toMatchObject({ wip: 0, radius: 0, rate: 0, width: 0 });
  expect(unknown).toMatchObject({ wip: null, radius: 0, rate: null, width: 0 });
  expect(little.radius).toBe(3);
  expect(little.width).toBe(1.5);
});

test('an organization in which nothing moved is no division by zero', () => {
  expect(flowStations([flow('write', 0, 0)], 7, 40, 20)[0].width).toBe(0);
});

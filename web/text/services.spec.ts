import { servicesSummary } from './services';

const total = {
  deploys: 812,
  deploymentFrequency: { perDay: 4.46, enough: true },
  changeFailRate: { value: 0.108, enough: true },
};

test('the services in one sentence', () => {
  expect(servicesSummary({ unknown: false, services: Array(12), total })).toBe(
    '12 services, 812 deploys to production: 4.5 a day reached it, 11 % required immediate intervention.',
  );
});

test('too few deploys have no rates, and a cut deploys do not have leaves them unknown', () => {
  const few = {
    deploys: 4,
    deploymentFrequency: { perDay: 0.1, enough: false },
    changeFailRate: { value: 0, enough: false },
  };
  expect(servicesSummary({ unknown: false, services: [1], total: few })).toBe(
    '1 service, 4 deploys to production: not enough data for rates.',
  );
  expect(servicesSummary({ unknown: true, services: [1, 2], total: few })).toBe(
    '2 services; their deploys and incidents are unknown in this cut.',
  );
});

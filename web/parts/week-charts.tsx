import { lazy } from 'react';

// The chart library is a file of its own, asked for once the page's numbers stand.
export const TimeInStageChart = lazy(() =>
  import('../charts/time-in-stage').then((module) => ({ default: module.TimeInStageChart })),
);
export const ArrivalsChart = lazy(() =>
  import('../charts/arrivals').then((module) => ({ default: module.ArrivalsChart })),
);
export const WipChart = lazy(() => import('../charts/wip').then((module) => ({ default: module.WipChart })));
export const CourtChart = lazy(() => import('../charts/court').then((module) => ({ default: module.CourtChart })));
export const DeployWeeksChart = lazy(() =>
  import('../charts/deploy-weeks').then((module) => ({ default: module.DeployWeeksChart })),
);
export const PercentileWeeksChart = lazy(() =>
  import('../charts/percentile-weeks').then((module) => ({ default: module.PercentileWeeksChart })),
);
export const OpenIncidentsChart = lazy(() =>
  import('../charts/open-incidents').then((module) => ({ default: module.OpenIncidentsChart })),
);
export const WaitingCausesChart = lazy(() =>
  import('../charts/waiting-causes').then((module) => ({ default: module.WaitingCausesChart })),
);

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

import { JobState } from '../../platform/job.types';
import { connectionState } from './connection-state';

type Standing = Parameters<typeof connectionState>[0];

const whole: Standing = {
  door: 'github',
  locked: false,
  paused: false,
  errorCode: null,
  lastRunAt: 1000,
  unfinishedRepositories: 0,
  completeTo: 900,
  settings: { baseUrl: '', target: 'organization', login: 'acme', repositories: [], auth: 'token', appId: null, installationId: null }, // prettier-ignore
  deliveries: { waiting: 0, taken: 0, ignored: 0, failed: 0, lastAt: null },
  progress: {},
  rejected: 0,
};
const hooks = { ...whole, settings: { ...whole.settings, auth: 'none' as const }, lastRunAt: null };
const token = { ...hooks, door: 'deploys', completeTo: null };
const pulled = {
  ...whole,
  door: 'cursor-usage',
  unfinishedRepositories: 0,
  completeTo: null,
  progress: {
    from: '2026-03-01',
    to: '2026-03-03',
    days: { '2026-03-02': 4, '2026-03-03': 0 },
    absent: ['2026-03-01'],
  },
};
const came = { ...whole.deliveries, taken: 5, lastAt: 950 };

it.each<[string, Standing, JobState | null]>([
  ['complete', whole, null],
  ['incomplete', { ...whole, unfinishedRepositories: 1 }, null],
  ['incomplete', { ...whole, completeTo: null }, null],
  ['incomplete', { ...whole, completeTo: null }, null],
  ['waiting', { ...whole, lastRunAt: null }, null],
  ['complete', pulled, null],
  ['incomplete', { ...pulled, rejected: 1 }, null],
  ['incomplete', { ...pulled, progress: { ...pulled.progress, absent: [] } }, null],
  ['incomplete', { ...pulled, progress: {} }, null],
  ['failed', { ...pulled, errorCode: 'rate_limited' }, null],
  ['waiting', { ...whole, lastRunAt: null }, JobState.waiting],
  ['syncing', whole, JobState.running],
  ['syncing', { ...whole, locked: true, paused: true, errorCode: 'unauthorized' }, null],
  ['paused', { ...whole, paused: true, errorCode: 'unauthorized' }, null],
  ['failed', { ...whole, errorCode: 'unauthorized' }, JobState.waiting],
  ['waiting', hooks, null],
  ['complete', { ...hooks, deliveries: came }, null],
  ['incomplete', { ...hooks, deliveries: { ...came, failed: 1 } }, null],
  ['waiting', token, null],
  ['complete', { ...token, lastRunAt: 1000 }, null],
])('is %s (case %#)', (state, standing, job) => {
  expect(connectionState(standing, job && { state: job })).toBe(state);
});

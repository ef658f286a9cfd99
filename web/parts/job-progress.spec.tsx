import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen } from '@testing-library/react';
import type { JobPartsFragment } from '../gql/documents';
import { noteSample } from '../state/job-pace';
import { JobProgress } from './job-progress';

const start = Date.parse('2026-08-14T12:00:00Z');

beforeEach(() => jest.useFakeTimers({ now: start }));
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const job: JobPartsFragment = {
  id: '1-progress',
  name: 'sync github.com/acme',
  state: 'running',
  done: 1200,
  total: 4300,
  message: 'acme/web',
  error: null,
};
const show = (each: JobPartsFragment | null) => (
  <MantineProvider>
    <JobProgress job={each} label="Syncing github.com/acme" unit="pull requests" />
  </MantineProvider>
);
const bar = () => screen.getByRole('progressbar', { name: 'Syncing github.com/acme' });

test('done of known, pace, time left and what it does', () => {
  noteSample(job.id, 900, start);
  render(show(job));
  act(() => jest.advanceTimersByTime(60_000));
  noteSample(job.id, 1200, start + 60_000);
  act(() => jest.advanceTimersByTime(1000));
  // 300 in 61 s are 295 a minute; the 3,100 left take 10.5 minutes.
  for (const text of ['1,200 of 4,300 pull requests', '295 a minute', 'about 11 min left', 'acme/web'])
    expect(screen.getByText(text)).toBeTruthy();
  // 1,200 of 4,300 are 27.9 %.
  expect(bar().getAttribute('aria-valuenow')).toBe('27.9');
  expect(bar().getAttribute('aria-valuetext')).toBe('1,200 of 4,300 pull requests');
});

test('without a known end the bar names no share', () => {
  render(show({ ...job, id: '1-open', done: 40, total: null }));
  expect(screen.getByText('40 pull requests so far')).toBeTruthy();
  expect(bar().hasAttribute('aria-valuenow')).toBe(false);
});

test('one that has not begun says that it waits', () => {
  render(show({ ...job, id: '1-waits', state: 'waiting', done: 0, total: null, message: null }));
  expect(screen.getByText('Waiting for its turn')).toBeTruthy();
});

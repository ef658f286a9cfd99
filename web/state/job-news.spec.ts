import { isOver, jobNewsOf } from './job-news';

test('reads the job of a message', () => {
  const message =
    '{"organizationId":3,"job":{"id":"3-ab","name":"sync 1","state":"running","done":1200,"total":4300,"message":"acme/web"}}';
  expect(jobNewsOf(message)).toEqual({
    id: '3-ab',
    name: 'sync 1',
    state: 'running',
    done: 1200,
    total: 4300,
    message: 'acme/web',
  });
});

test('a total that is not known is null, not 0', () => {
  const message = '{"organizationId":3,"job":{"id":"3-ab","name":"sync 1","state":"waiting","done":0,"total":null}}';
  expect(jobNewsOf(message)).toMatchObject({ done: 0, total: null, message: null });
});

test('other messages tell nothing', () => {
  expect(jobNewsOf('')).toBeNull();
  expect(jobNewsOf('{"organizationId":3,"dataVersion":12}')).toBeNull();
  expect(jobNewsOf('{"job":{"id":"3-ab","state":"dreaming"}}')).toBeNull();
  expect(jobNewsOf('{"job":{"id":"3-ab","sta')).toBeNull();
});

test('what is over', () => {
  expect((['waiting', 'running', 'stopped', 'done', 'failed'] as const).filter(isOver)).toEqual([
    'stopped',
    'done',
    'failed',
  ]);
});

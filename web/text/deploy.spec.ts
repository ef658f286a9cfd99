import { deployHeading, deployMeasureName, deployMeasures, deployName, failureText, shortSha } from './deploy';

const sha = '0123456789abcdef0123456789abcdef01234567';

test('a deploy is called by its version, else its commit, else its ref, else its id', () => {
  const deploy = { id: 'd1', sha, name: 'v1.4.0', ref: 'main' };
  expect(deployName(deploy)).toBe('v1.4.0');
  expect(deployName({ ...deploy, name: null })).toBe('0123456');
  // The workflow is called so at every run.
  expect(deployName({ ...deploy, name: 'Deploy to production', source: 'workflow_run' })).toBe('0123456');
  expect(deployName({ ...deploy, source: 'release' })).toBe('v1.4.0');
  expect(deployName({ ...deploy, name: '', sha: '' })).toBe('main');
  expect(deployName({ ...deploy, name: null, sha: '', ref: null })).toBe('d1');
});

test('only a hash is shortened', () => {
  expect(shortSha(sha)).toBe('0123456');
  expect(shortSha('release-2024-07')).toBe('release-2024-07');
  expect(shortSha('abc123')).toBe('abc123');
});

test('the heading begins with the number it stands behind', () => {
  expect(deployHeading(1011, 'failed', 'shop', '2026-07-01..2026-09-30')).toBe(
    '1,011 deploys of shop required immediate intervention, 2026-07-01..2026-09-30',
  );
  expect(deployHeading(1, 'not_recovered', undefined, 'all')).toBe(
    '1 deploy failed and was not recovered from at the end, all',
  );
});

test('every list has a name and a heading of its own', () => {
  expect(new Set(deployMeasures.map(deployMeasureName)).size).toBe(deployMeasures.length);
  expect(new Set(deployMeasures.map((measure) => deployHeading(2, measure, undefined, 'all'))).size).toBe(7);
});

test('why it failed, each reason in words', () => {
  expect(failureText(['status', 'rolled_back'])).toBe('its pipeline failed, it was rolled back');
  expect(failureText([])).toBe('');
});

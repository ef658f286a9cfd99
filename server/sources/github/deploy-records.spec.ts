import type { DeploymentNode } from './deploy-node';
import { deploymentRecord, releaseRecord } from './deploy-records';

const node: DeploymentNode = {
  id: 'DE_1',
  databaseId: 900,
  environment: 'production',
  commitOid: 'a'.repeat(40),
  createdAt: '2026-03-02T10:00:00Z',
  ref: { name: 'main' },
  statuses: { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
};
/** States, one a minute from 10:00 on. */
const of = (...states: string[]) =>
  deploymentRecord(
    'acme/shop',
    'github.com',
    node,
    states.map((state, minute) => ({ state, createdAt: `2026-03-02T10:0${minute}:00Z` })).reverse(),
  );

test.each<[string[], string, string | undefined, string]>([
  [['QUEUED', 'IN_PROGRESS', 'SUCCESS'], 'success', '10:01', '10:02'],
  [['PENDING', 'IN_PROGRESS', 'FAILURE'], 'failure', '10:00', '10:02'],
  [['IN_PROGRESS', 'ERROR'], 'failure', '10:00', '10:01'],
  // What a later deployment makes inactive was a success.
  [['IN_PROGRESS', 'SUCCESS', 'INACTIVE'], 'success', '10:00', '10:01'],
  [['SUCCESS', 'SUCCESS'], 'success', undefined, '10:00'],
  // Failed, then done again.
  [['IN_PROGRESS', 'FAILURE', 'IN_PROGRESS', 'SUCCESS'], 'success', '10:00', '10:03'],
])('%j: %s, from %s to %s', (states, status, started, finished) => {
  const time = (clock: string | undefined) => clock && `2026-03-02T${clock}:00Z`;
  const record = of(...states);
  expect([record?.status, record?.started_at, record?.finished_at]).toEqual([status, time(started), time(finished)]);
});

test('what is not decided, or was never a success before it became inactive, is no deploy yet', () => {
  for (const states of [['QUEUED', 'IN_PROGRESS'], ['INACTIVE'], []]) expect(of(...states)).toBeUndefined();
});

test('the ids are those of the other doors of GitHub', () => {
  expect(of('SUCCESS')).toMatchObject({ kind: 'deploy', id: 'github-deployment:github.com:900', repo: 'acme/shop', environment: 'production', sha: 'a'.repeat(40), ref: 'main', source: 'deployment', url: undefined }); // prettier-ignore
});

test('the address is that of the newest log, else of what was deployed', () => {
  const status = { state: 'SUCCESS', createdAt: '2026-03-02T10:05:00Z' };
  const shop = { ...status, environmentUrl: 'https://shop.example.com', logUrl: '' };
  const log = { state: 'IN_PROGRESS', createdAt: '2026-03-02T10:01:00Z', logUrl: 'https://ci.example.com/7' };
  const url = (...statuses: (typeof status)[]) => deploymentRecord('acme/shop', 'github.com', node, statuses)?.url;
  expect([url(shop), url(shop, log), url(status)]).toEqual([
    'https://shop.example.com',
    'https://ci.example.com/7',
    undefined,
  ]);
});

test('a release is a deploy of the environment release; drafts and tags without a commit are none', () => {
  const release = { id: 'RE_1', databaseId: 77, tagName: 'v1.2.0', isDraft: false, createdAt: '2026-03-02T11:00:00Z', publishedAt: '2026-03-02T12:00:00Z', tagCommit: { oid: 'b'.repeat(40) }, url: 'https://github.com/acme/shop/releases/tag/v1.2.0' }; // prettier-ignore
  expect(releaseRecord('acme/shop', 'github.com', release)).toEqual({ kind: 'deploy', id: 'github-release:github.com:77', repo: 'acme/shop', environment: 'release', sha: 'b'.repeat(40), ref: 'v1.2.0', finished_at: '2026-03-02T12:00:00Z', status: 'success', source: 'release', name: 'v1.2.0', url: 'https://github.com/acme/shop/releases/tag/v1.2.0' }); // prettier-ignore
  expect(releaseRecord('acme/shop', 'github.com', { ...release, isDraft: true })).toBeUndefined();
  expect(releaseRecord('acme/shop', 'github.com', { ...release, tagCommit: null })).toBeUndefined();
});

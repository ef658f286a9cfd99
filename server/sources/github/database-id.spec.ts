import examples from '@octokit/webhooks-examples/api.github.com/index.json';
import { databaseIdOf } from './database-id';

/** Every pair of `id` and `node_id` in GitHub's own example payloads, by kind of object. */
const pairs = new Map<string, { id: string; nodeId: string }>();

function collect(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const { id, node_id: nodeId } = value as { id?: unknown; node_id?: unknown };
  if (typeof id === 'number' && typeof nodeId === 'string' && nodeId !== '')
    pairs.set(nodeId, { id: String(id), nodeId });
  for (const inner of Object.values(value)) collect(inner);
}

collect(examples);
const kind = /^(D(E|EP)_|RE_|MDEwOkRlcGxveW1lbnQ|MDc6UmVsZWFzZ|R_|U_|PR_|PRR_)/;
const known = [...pairs.values()].filter(({ nodeId }) => kind.test(nodeId));

test('the numeric ids in the node ids of the example payloads of GitHub', () => {
  expect(known.length).toBeGreaterThan(10);
  for (const { id, nodeId } of known) expect([nodeId, databaseIdOf(nodeId)]).toEqual([nodeId, id]);
});

test('an id beyond 32 bits; what is no node id', () => {
  // MessagePack: array of 3, 0, uint32 1, uint64 5,000,000,000.
  const packed = Buffer.from('9300ce00000001cf000000012a05f200', 'hex').toString('base64url');
  expect(databaseIdOf(`DE_${packed}`)).toBe('5000000000');
  expect(databaseIdOf('DE_zzz')).toBeUndefined();
  expect(databaseIdOf('nonsense')).toBeUndefined();
});

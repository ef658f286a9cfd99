import type { Commit, Fields } from './world';

let lastId = 31_000_000_000;

/** A check of an App on a commit, as successful as `more` does not say otherwise. Ids are beyond 32 bits, as GitHub's are. */
export function addCheck(commit: Commit, slug: string, name: string, at: string, more: object = {}): Fields {
  const databaseId = ++lastId;
  // MessagePack of [0, 1, id]: the numeric id is too large for `databaseId`.
  const packed = Buffer.from(`9300ce00000001cf${databaseId.toString(16).padStart(16, '0')}`, 'hex');
  const check: Fields = {
    __typename: 'CheckRun',
    id: `CR_${packed.toString('base64url')}`,
    number: databaseId,
    name,
    status: 'COMPLETED',
    conclusion: 'SUCCESS',
    completedAt: at,
    url: `https://github.test/checks/${databaseId}`,
    title: null,
    summary: null,
    text: null,
    checkSuite: {
      __typename: 'CheckSuite',
      id: `CS_${databaseId}`,
      app: { __typename: 'App', id: `A_${slug}`, slug },
      commit,
    },
    ...more,
  };
  const rollups = (commit.rollups ??= [
    { __typename: 'StatusCheckRollup', id: `SCR_${commit.oid}`, state: 'SUCCESS', contexts: [] },
  ]) as Fields[];
  rollups[0].contexts.push(check);
  return check;
}

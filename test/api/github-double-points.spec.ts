import { parse } from 'graphql';
import { queryCost } from '../doubles/github/points';
import { githubSchema } from '../doubles/github/schema';

describe("a call's cost, by GitHub Docs, Rate limits and query limits for the GraphQL API", () => {
  const cost = (query: string, variables = {}) => queryCost(githubSchema(), parse(query), variables);

  test('the example of the document: 5,101 requests are 51 points', () => {
    const query = `{ viewer { login repositories(first: 100) { edges { node { id
      issues(first: 50) { edges { node { id labels(first: 60) { edges { node { id name } } } } } } } } } } }`;
    // 1 + 100 + 100 × 50 requests; 100 + 100 × 50 + 100 × 50 × 60 nodes.
    expect(cost(query)).toMatchObject({ requests: 5_101, points: 51, nodes: 305_100 });
  });

  test('the two examples of nodes: 550 and 22,060', () => {
    const simple = `{ viewer { repositories(first: 50) { edges { repository: node { name
      issues(first: 10) { totalCount edges { node { title bodyHTML } } } } } } } }`;
    const comments = 'comments(first: 10) { edges { comment: node { bodyHTML } } }';
    const complex = `{ viewer { repositories(first: 50) { edges { repository: node { name
      pullRequests(first: 20) { edges { pullRequest: node { title ${comments} } } }
      issues(first: 20) { totalCount edges { issue: node { title bodyHTML ${comments} } } } } } }
      followers(first: 10) { edges { follower: node { login } } } } }`;
    expect(cost(simple).nodes).toBe(550);
    expect(cost(complex).nodes).toBe(22_060);
  });

  test('a call costs 1 at least, and halves round up', () => {
    expect(cost('{ viewer { login } }')).toMatchObject({ requests: 0, points: 1 });
    const of = (first: number) =>
      `{ viewer { repositories(first: ${first}) { nodes { pullRequests(first: 1) { nodes { id } } } } } }`;
    expect(cost(of(99))).toMatchObject({ requests: 100, points: 1 });
    const two = `{ viewer { a: repositories(first: 100) { nodes { pullRequests(first: 1) { nodes { id } } } }
      b: repositories(first: 48) { nodes { pullRequests(first: 1) { nodes { id } } } } } }`;
    // 1 + 100 + 1 + 48 = 150
    expect(cost(two)).toMatchObject({ requests: 150, points: 2 });
  });

  test('a connection named in two fragments counts once; one that only counts, not at all; skipped ones neither', () => {
    const query = `query ($no: Boolean = false, $n: Int = 7) { viewer { ...A ...B organizations { totalCount }
        followers(first: 9) @include(if: $no) { nodes { id } } } }
      fragment A on User { repositories(first: $n) { nodes { id } } }
      fragment B on User { repositories(first: $n) { nodes { issues(first: 2) { totalCount } } } }`;
    expect(cost(query)).toMatchObject({ requests: 1 + 7, nodes: 7 + 14 });
    expect(cost(query, { n: 3, no: true })).toMatchObject({ requests: 1 + 3 + 1, nodes: 3 + 6 + 9 });
  });

  test('nodes(ids:) repeats what it holds once per id', () => {
    const query =
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on PullRequest { reviewThreads(first: 100) { nodes { id } } } } }';
    const ids = Array.from({ length: 100 }, (_, index) => `PR_${index}`);
    expect(cost(query, { ids })).toMatchObject({ requests: 100, points: 1, nodes: 100 + 10_000 });
    expect(cost(query, { ids }).outermost).toEqual([{ field: 'nodes', length: 100 }]);
  });
});

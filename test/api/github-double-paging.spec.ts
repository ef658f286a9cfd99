import { ask } from '../doubles/github/client';
import { startGithubDouble } from '../doubles/github/github-double';
import { seededBuilder, seededWorld } from '../doubles/github/seeded-world';

test('paging goes to the end without a gap or a duplicate, in every order, and costs what each page says', async () => {
  const double = await startGithubDouble(seededWorld({ pullRequests: 230, seed: 7 }));
  const query = `query ($after: String, $order: IssueOrder) { repository(owner: "acme", name: "service-1") {
    pullRequests(first: 100, after: $after, orderBy: $order) { totalCount pageInfo { hasNextPage endCursor } nodes { number updatedAt } } } }`;
  for (const [field, direction] of [
    ['UPDATED_AT', 'DESC'],
    ['UPDATED_AT', 'ASC'],
    ['CREATED_AT', 'DESC'],
    [null, null],
  ]) {
    const seen: { number: number; updatedAt: string }[] = [];
    const sizes: number[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await ask(double, query, { after, order: field && { field, direction } });
      const { nodes, pageInfo, totalCount } = data.repository.pullRequests;
      expect(totalCount).toBe(230);
      seen.push(...nodes);
      sizes.push(nodes.length);
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(sizes).toEqual([100, 100, 30]);
    expect(new Set(seen.map(({ number }) => number)).size).toBe(230);
    const times = seen.map(({ updatedAt }) => updatedAt);
    if (field === 'UPDATED_AT')
      expect(times).toEqual([...times].sort((a, b) => (direction === 'ASC' ? 1 : -1) * (a < b ? -1 : a > b ? 1 : 0)));
  }
  expect(double.requests).toHaveLength(12);
  expect(double.points()).toBe(12);
  await double.close();
});

test('cursors follow the order of the moment: what is updated while one pages is met again at the end, or missed', async () => {
  const builder = seededBuilder({ pullRequests: 10, threadShare: 0 });
  const double = await startGithubDouble(builder.world);
  const of = (
    direction: string,
  ) => `query ($after: String) { repository(owner: "acme", name: "service-1") { pullRequests(first: 4, after: $after,
    orderBy: { field: UPDATED_AT, direction: ${direction} }) { pageInfo { endCursor } nodes { number } } } }`;
  const numbers = (reply: { data: { repository: { pullRequests: { nodes: { number: number }[] } } } }) =>
    reply.data.repository.pullRequests.nodes.map(({ number }) => number);
  const order = [...builder.world.repositories[0].pullRequests]
    .sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1))
    .map((one) => one.number);
  const first = await ask(double, of('ASC'));
  expect(numbers(first)).toEqual(order.slice(0, 4));
  builder.touch(
    builder.world.repositories[0].pullRequests.find(({ number }) => number === order[3])!,
    '2027-01-01T00:00:00Z',
  );
  const after = first.data.repository.pullRequests.pageInfo.endCursor;
  expect(numbers(await ask(double, of('ASC'), { after }))).toEqual(order.slice(4, 8));
  const newest = await ask(double, of('DESC'));
  expect(numbers(newest)).toEqual([order[3], order[9], order[8], order[7]]);
  const wrong = await ask(double, of('DESC'), { after: 'xyz' });
  expect(wrong.errors).toMatchObject([
    {
      type: 'INVALID_CURSOR_ARGUMENTS',
      path: ['repository', 'pullRequests'],
      message: '`xyz` does not appear to be a valid cursor.',
    },
  ]);
  await double.close();
});

test('the same seed gives the same world', async () => {
  const text = (seed: number) =>
    JSON.stringify(
      seededWorld({ seed, pullRequests: 5 }).repositories[0].pullRequests.map((one) => [
        one.author?.login,
        one.updatedAt,
        one.state,
      ]),
    );
  expect(text(3)).toBe(text(3));
  expect(text(3)).not.toBe(text(4));
});

import { WorldBuilder } from '../doubles/github/world-builder';
import { rowsOf } from '../support/github-sync';
import { githubScene } from '../support/github-scene';

jest.setTimeout(120_000);

it('changed files are read of merged pull requests where a rule asks for paths, once, and nowhere else', async () => {
  const builder = new WorldBuilder();
  const ada = builder.user('ada');
  const acme = builder.organization('acme', [ada]);
  for (const name of ['mono', 'shop']) {
    const repository = builder.repository(acme, name);
    for (const path of ['web/page.ts', 'api/cart.ts', 'docs/read.md']) {
      const files = [{ path }, { path: 'package.json' }];
      const change = builder.pullRequest(repository, ada, '2026-03-02T08:00:00Z', { files });
      if (!path.startsWith('docs')) builder.merge(change, ada, '2026-03-02T09:00:00Z');
    }
  }
  const scene = await githubScene({}, builder);
  try {
    const sync = () => scene.sync({}, { repositoriesWithPaths: ['acme/MONO'] });
    expect((await sync()).result).toMatchObject({ complete: true, pullRequests: 6 });
    const rows = await rowsOf(scene.database, 'SELECT repo, number, title, author, paths FROM pull_request ORDER BY repo, number'); // prettier-ignore
    expect(rows).toMatchObject([
      { repo: 'acme/mono', number: 1, title: 'Change 1', author: 'ada', paths: ['web/page.ts', 'package.json'] },
      { repo: 'acme/mono', number: 2, paths: ['api/cart.ts', 'package.json'] },
      { repo: 'acme/mono', number: 3, paths: null },
      { repo: 'acme/shop', number: 1, paths: null },
      { repo: 'acme/shop', number: 2, paths: null },
      { repo: 'acme/shop', number: 3, paths: null },
    ]);
    await sync();
    const asked = scene.double.requests.filter(({ operationName }) => operationName === 'changedFiles');
    expect(asked.map(({ points }) => points)).toEqual([1]);
    expect(await scene.difference()).toEqual({});
  } finally {
    await scene.close();
  }
});

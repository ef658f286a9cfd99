import { addCheck } from '../doubles/github/checks';
import { WorldBuilder } from '../doubles/github/world-builder';
import { rowsOf } from '../support/github-sync';
import { githubScene, type GithubScene } from '../support/github-scene';

jest.setTimeout(180_000);

let scene: GithubScene;

afterEach(() => scene.close());

const rule = (id: string, ...contexts: string[]) => ({
  __typename: 'RepositoryRule',
  id,
  parameters: {
    __typename: 'RequiredStatusChecksParameters',
    requiredStatusChecks: contexts.map((context) => ({ __typename: 'StatusCheckConfiguration', context })),
  },
});

function world(): WorldBuilder {
  const builder = new WorldBuilder();
  const ada = builder.user('ada');
  const acme = builder.organization('acme', [ada]);
  const shop = builder.repository(acme, 'shop', { files: { 'AGENTS.md': 'Run the tests.', 'README.md': '' } });
  // Lint is demanded twice and counts once.
  const protection = { __typename: 'BranchProtectionRule', id: 'BPR_1', requiredStatusCheckContexts: ['test', 'lint'] };
  Object.assign(shop, { branchProtectionRule: protection, rules: [rule('RR_1', 'lint', 'build')] });
  const app = builder.repository(acme, 'app');
  // A protection that demands no check.
  Object.assign(app, { branchProtectionRule: { ...protection, id: 'BPR_2', requiredStatusCheckContexts: [] } });
  builder.repository(acme, 'tool');
  const states = ['SUCCESS', 'FAILURE', 'none', 'SUCCESS'];
  states.forEach((state, at) => {
    const hour = String(8 + at).padStart(2, '0');
    const change = builder.pullRequest(shop, ada, `2026-03-02T${hour}:00:00Z`, {
      closingIssues: Array.from({ length: at }, (_, issue) => ({ __typename: 'Issue', id: `I_${at}_${issue}` })),
    });
    const commit = builder.commit(change, ada, `2026-03-02T${hour}:10:00Z`);
    if (state !== 'none') {
      addCheck(commit, 'github-actions', 'test', `2026-03-02T${hour}:20:00Z`);
      (commit.rollups as { state: string }[])[0].state = state;
    }
    // The last one stays open.
    if (at < 3) builder.merge(change, ada, `2026-03-02T${hour}:30:00Z`);
  });
  return builder;
}

const repositories = () =>
  rowsOf(scene.database, 'SELECT repo, agent_instructions AS files, required_checks AS checks FROM repository ORDER BY repo'); // prettier-ignore

it('instructions for agents, demanded checks, and checks and issues of merged pull requests are read, once', async () => {
  scene = await githubScene({}, world());
  expect((await scene.sync()).result).toMatchObject({ complete: true });
  expect(await repositories()).toEqual([
    { repo: 'acme/app', files: [], checks: 0 },
    { repo: 'acme/shop', files: ['AGENTS.md'], checks: 3 },
    // Neither rules nor a protection are shown: there may be one that these credentials do not see.
    { repo: 'acme/tool', files: [], checks: null },
  ]);
  const sql = `SELECT number, checks, linked_issues AS issues FROM pull_request WHERE repo = 'acme/shop' ORDER BY number`;
  expect(await rowsOf(scene.database, sql)).toEqual([
    { number: 1, checks: 'success', issues: 0 },
    { number: 2, checks: 'failure', issues: 1 },
    { number: 3, checks: 'none', issues: 2 },
    { number: 4, checks: null, issues: null },
  ]);
  await scene.sync();
  const asked = (name: string) => scene.double.requests.filter(({ operationName }) => operationName === name);
  expect(asked('repositoryReadiness').map(({ points }) => points)).toEqual([1]);
  expect(asked('pullRequestReadiness')).toHaveLength(1);
  expect(await scene.difference()).toEqual({});
});

import { execFileSync } from 'node:child_process';
import { deploySnippets } from '../../web/text/deploy-snippets';
import { HookServer } from '../support/hook-server';

jest.setTimeout(120_000);

const sha = 'a'.repeat(40);
const elsewhere = 'downstream.example.com';

let server: HookServer;

beforeAll(async () => {
  server = await HookServer.open();
});

afterAll(() => server.close());

async function connect(org: string, name: string): Promise<string> {
  const { connectDeploys } = await server.graphql<{ connectDeploys: { token: string } }>(
    `mutation { connectDeploys(org: "${org}", name: "${name}") { token } }`,
  );
  return connectDeploys.token;
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const { status, body: answer } = await server.post(path, text, headers);
  return { status, answer: answer as unknown as { rejects: string[] } };
}

const bearer = (value: string) => ({ authorization: `Bearer ${value}`, host: elsewhere });

async function deploysOf(org: string, where = 'true') {
  const { rows } = await server.owner.query(
    `SELECT d.id, d.service, d.repo, d.environment, d.sha, d.status, d.ref, d.commits, d.pull_requests, d.rework, d.started_at, d.finished_at
     FROM deploy d JOIN organization o ON o.id = d.organization_id WHERE o.name = $1 AND ${where} ORDER BY d.id`,
    [org],
  );
  return rows as Record<string, unknown>[];
}

describe('the snippets of the page', () => {
  /** What each tool puts in the place of its variables. */
  const values: Record<string, string> = {
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: sha,
    GITHUB_REF_NAME: 'main',
    JOB_STATUS: 'failure',
    GITHUB_WORKFLOW: 'Deploy',
    GITHUB_RUN_ID: '12',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_SERVER_URL: 'https://github.com',
    CI_PROJECT_PATH: 'acme/web/shop',
    CI_ENVIRONMENT_NAME: 'production',
    CI_COMMIT_SHA: sha,
    CI_COMMIT_REF_NAME: 'main',
    STATUS: 'cancelled',
    CI_JOB_STARTED_AT: '2026-03-02T09:58:00Z',
    CI_JOB_ID: '345',
    CI_JOB_URL: 'https://gitlab.example.com/acme/web/shop/-/jobs/345',
    GIT_URL: 'git@github.com:acme/shop.git',
    GIT_COMMIT: sha,
    GIT_BRANCH: 'origin/main',
    JOB_NAME: 'shop/main',
    BUILD_TAG: 'jenkins-shop-main-8',
    BUILD_URL: 'https://jenkins.example.com/job/shop/8/',
    SHA: sha,
    'app.metadata.name': 'shop',
    'app.spec.source.repoURL': 'https://github.com/acme/shop.git',
    'app.status.sync.revision': sha,
    'app.status.operationState.startedAt': '2026-03-02T09:58:00Z',
    'app.status.operationState.finishedAt': '2026-03-02T10:00:00Z',
  };
  const filled = (text: string) =>
    text.replace(/\$(\w+)|\{\{\.([\w.]+)\}\}/g, (_, shell: string | undefined, argo: string) => {
      const value = values[shell ?? argo];
      if (value === undefined) throw new Error(`${shell ?? argo} is filled in by nobody.`);
      return value;
    });
  /** The JSON of each request: between braces that stand alone on their lines. */
  const bodiesOf = (text: string) => [...text.matchAll(/^ *\{\n[\s\S]*?^ *\}$/gm)].map(([body]) => body);
  const facts = { server: `https://${elsewhere}/`, token: 'TOKEN', service: 'shop' };

  it.each([
    ['github-actions', [{ id: `shop:production:${sha}:12.2`, repo: 'acme/shop', ref: 'main', status: 'failure' }]],
    ['gitlab-ci', [{ id: `shop:production:${sha}:345`, repo: 'acme/web/shop', status: 'cancelled' }]],
    ['jenkins', [{ id: `shop:production:${sha}:jenkins-shop-main-8`, repo: 'acme/shop', status: 'cancelled' }]],
    // The same deploy, which succeeded first and then did not.
    ['argo-cd', [{ id: `shop:production:${sha}:2026-03-02T10:00:00Z`, repo: 'acme/shop', status: 'failure' }]],
    ['curl', [{ service: 'shop', repo: null, status: 'success' }]],
  ])('%s: its JSON is taken by the server', async (key, expected) => {
    const snippet = deploySnippets(facts).find((one) => one.key === key);
    const text = snippet?.text ?? '';
    expect(text).toContain(`https://${elsewhere}/ingest/deploys`);
    expect(text).toMatch(/Bearer \$(DOWNSTREAM_TOKEN|downstream-token)/);
    const bodies = bodiesOf(text);
    expect(bodies).toHaveLength(key === 'argo-cd' ? 2 : 1);
    const org = `snippet-${key}`;
    const own = await connect(org, 'ci');
    for (const body of bodies) {
      const { status, answer } = await post('/ingest/deploys', filled(body), bearer(own));
      expect({ status, rejects: answer.rejects }).toEqual({ status: 200, rejects: [] });
    }
    expect(await deploysOf(org)).toMatchObject(expected);
  });

  it('a service with quotes and dollars stays what it is when the shell has read it', () => {
    const service = 'a "b" $HOME `id` \\';
    for (const { key, text } of deploySnippets({ ...facts, service })) {
      if (key === 'argo-cd' || key === 'jenkins') continue;
      const [body] = bodiesOf(text);
      const [line] = body.split('\n').filter((one) => one.includes('"service"'));
      const read = execFileSync('sh', ['-c', `cat <<JSON\n{${line.replace(/,$/, '')}}\nJSON`], { encoding: 'utf8' });
      expect(JSON.parse(read)).toEqual({ service });
    }
  });
});

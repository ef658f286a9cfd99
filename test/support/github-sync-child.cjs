// One run of the GitHub sync in a process of its own, for tests: Octokit cannot be loaded inside Jest, and a process can be killed between two pages.
// Argument: JSON of { databaseUrl, organization, connection (without ids), fakeWait, timeoutSeconds, check }. Prints a line of JSON per progress and wait, and last the result.
const path = require('node:path');
require('reflect-metadata');
const dist = path.join(__dirname, '..', '..', 'dist', 'server');
const { openStore } = require(path.join(dist, 'store', 'data-source.js'));
const { derive } = require(path.join(dist, 'ledger', 'derivation.js'));
const { syncGithub, checkGithub } = require(path.join(dist, 'sources', 'github', 'sync.js'));

const { outgoingFetch } = require(path.join(dist, 'platform', 'outgoing.js'));

const given = JSON.parse(process.argv[2]);
const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
let slept = 0;

async function ids(store) {
  const { name } = given.connection;
  await store.pool.query('INSERT INTO organization (name) VALUES ($1) ON CONFLICT (name) DO NOTHING', [
    given.organization,
  ]);
  const { rows } = await store.pool.query('SELECT id FROM organization WHERE name = $1', [given.organization]);
  const organizationId = rows[0].id;
  const connectionId = await store.inOrganization(organizationId, async (client) => {
    await client.query(
      `INSERT INTO connection (organization_id, door, name, settings, hook_token) VALUES ($1, 'github', $2, '{}', $2) ON CONFLICT (organization_id, door, name) DO NOTHING`,
      [organizationId, name],
    );
    return (await client.query('SELECT id FROM connection WHERE name = $1', [name])).rows[0].id;
  });
  return { organizationId, connectionId };
}

async function main() {
  const controller = new AbortController();
  process.once('SIGTERM', () => controller.abort(new Error('stopped')));
  const surroundings = {
    fetch: outgoingFetch({
      allowHosts: ['127.0.0.1'],
      timeoutSeconds: given.timeoutSeconds ?? 30,
      mostBytes: 100_000_000,
    }),
    signal: controller.signal,
    // Waits that are not waited for pass on this clock all the same.
    now: () => Date.now() / 1000 + slept,
    wait: async (seconds, signal) => {
      tell({ wait: seconds });
      if (given.fakeWait) slept += seconds;
      else await require('node:timers/promises').setTimeout(seconds * 1000, undefined, { signal });
    },
  };
  if (given.check) return tell({ result: await checkGithub(given.connection, surroundings) });
  const store = await openStore({ ownerUrl: given.databaseUrl, appUrl: given.databaseUrl });
  try {
    const connection = { ...given.connection, ...(await ids(store)) };
    let derivations = 0;
    const context = {
      ...surroundings,
      store,
      derive: (organizationId, touched) => ((derivations += 1), derive(store, organizationId, touched)),
      onProgress: (progress) => tell({ progress }),
    };
    const result = await syncGithub(connection, context);
    tell({ result, derivations });
  } finally {
    await store.close();
  }
}

main().catch((error) => {
  tell({
    fault: {
      code: error.code,
      message: error.message,
      remedy: error.remedy,
      stack: error.code ? undefined : error.stack,
    },
  });
  process.exitCode = 1;
});

import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: Record<string, string> = {
  // What is connected: a GitHub account with its token, or webhooks alone.
  connection: `
    organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    id int GENERATED ALWAYS AS IDENTITY,
    door text NOT NULL,
    -- as it stands on the page and in coverage: github.com/acme
    name text COLLATE "C" NOT NULL,
    -- { baseUrl, target: organization | user | repositories, login, repositories[], auth: token | app | none, appId, installationId }
    settings jsonb NOT NULL,
    -- sealed: the token or the private key
    secret text,
    -- sealed, newest first; at most two during rotation
    hook_secrets text[] NOT NULL DEFAULT '{}',
    hook_token text COLLATE "C" NOT NULL,
    every_minutes int NOT NULL DEFAULT 15,
    paused bool NOT NULL DEFAULT false,
    next_run_at timestamptz,
    last_run_at timestamptz,
    -- repositories found, complete ones and when that was last known
    repositories_listed_at timestamptz,
    error_code text,
    error text,
    remedy text,
    error_at timestamptz,
    -- as GitHub last told it; a limit of 0 means that the server has none
    rate_limit int,
    rate_remaining int,
    rate_reset_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, door, name),
    UNIQUE (organization_id, hook_token)
  `,
  // How far the sync of one repository is. The cursor is saved after the records of its page are in.
  synced_repository: `
    organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    connection_id int NOT NULL,
    -- GitHub's node id: it stays when the repository is renamed or transferred
    node_id text COLLATE "C" NOT NULL,
    repo text COLLATE "C" NOT NULL,
    -- waiting, backfill, current, failed, gone, archived, excluded
    state text NOT NULL DEFAULT 'waiting',
    -- backfill: where the walk from the newest to the oldest stands; null = at its beginning, or over
    cursor text,
    backfilled_at timestamptz,
    -- everything updated up to here is in
    complete_to timestamptz,
    -- the walk from the oldest to the newest number that finds what the others missed
    reconcile_cursor text,
    reconciled_at timestamptz,
    -- per kind: { pull_request: { expected, got }, … }
    counts jsonb NOT NULL DEFAULT '{}',
    -- per list (deployments, releases …): cursors and watermarks
    lists jsonb NOT NULL DEFAULT '{}',
    pushed_at timestamptz,
    synced_at timestamptz,
    error_code text,
    error text,
    remedy text,
    error_at timestamptz,
    PRIMARY KEY (organization_id, connection_id, node_id)
  `,
  webhook_delivery: `
    organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    connection_id int NOT NULL,
    -- X-GitHub-Delivery
    id text COLLATE "C" NOT NULL,
    event text NOT NULL,
    action text,
    repo text,
    received_at timestamptz NOT NULL DEFAULT now(),
    -- waiting, taken, ignored, failed
    state text NOT NULL DEFAULT 'waiting',
    reason text,
    decided_at timestamptz,
    -- as it came; '' = removed after some weeks, the id stays so that a repetition is known
    payload text NOT NULL,
    -- what it tells the present state of and when, where the record itself has no version (server/sources/github-webhook/delivery-outcome.ts)
    subject text COLLATE "C",
    subject_at timestamptz,
    PRIMARY KEY (organization_id, connection_id, id)
  `,
  // Work that goes on after its request was answered, for the page; the queue itself is graphile-worker's.
  job: `
    organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    id text COLLATE "C" NOT NULL,
    task text NOT NULL,
    name text NOT NULL,
    payload jsonb NOT NULL DEFAULT '{}',
    -- waiting, running, done, failed, stopped
    state text NOT NULL DEFAULT 'waiting',
    stop_asked bool NOT NULL DEFAULT false,
    done float8 NOT NULL DEFAULT 0,
    total float8,
    message text,
    error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    -- beats while it runs, so that a killed one can be told from a slow one
    seen_at timestamptz,
    finished_at timestamptz,
    PRIMARY KEY (organization_id, id)
  `,
  // What people decided about accounts; outlives every import. A null says nothing.
  account_decision: `
    organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    login text COLLATE "C" NOT NULL,
    -- the login of the person that this account belongs to; its own login = it is a person of its own
    same_as text,
    -- human or bot
    account_type text,
    team text,
    "function" text,
    decided_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, login)
  `,
};

export class CreateConnection1764000003000 implements MigrationInterface {
  name = 'CreateConnection1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(tables)) {
      await runner.query(`
        CREATE TABLE ${table} (${columns});
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY organization ON ${table}
          USING (organization_id = current_setting('app.organization_id')::int)
          WITH CHECK (organization_id = current_setting('app.organization_id')::int);
      `);
    }
    await runner.query(`
      -- the data version at which derived rows last went away, as when a repository was renamed: older columns in memory are read anew
      ALTER TABLE organization ADD COLUMN flow_gone_version bigint NOT NULL DEFAULT 0;
      CREATE UNIQUE INDEX job_active ON job (organization_id, name) WHERE state IN ('waiting', 'running');
      CREATE INDEX webhook_delivery_waiting ON webhook_delivery (organization_id, connection_id, received_at) WHERE state IN ('waiting', 'failed');
      CREATE INDEX webhook_delivery_received ON webhook_delivery (organization_id, connection_id, received_at DESC, id);
      CREATE INDEX webhook_delivery_subject ON webhook_delivery (organization_id, subject, subject_at) WHERE subject IS NOT NULL;
      CREATE INDEX webhook_delivery_kept ON webhook_delivery (organization_id, received_at) WHERE state IN ('taken', 'ignored') AND payload <> '';
      CREATE INDEX synced_repository_repo ON synced_repository (organization_id, repo);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organization DROP COLUMN flow_gone_version');
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

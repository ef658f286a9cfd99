import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns per table. No foreign keys between records: they arrive in any order. Keys compare by bytes: faster, and the same everywhere. */
const tables: Record<string, string> = {
  repository: `
    organization_id int NOT NULL,
    repo text COLLATE "C" NOT NULL,
    default_branch text,
    service text,
    archived bool,
    extra jsonb,
    PRIMARY KEY (organization_id, repo)
  `,
  person: `
    organization_id int NOT NULL,
    login text COLLATE "C" NOT NULL,
    name text,
    emails text[],
    team text,
    "function" text,
    level text,
    started_on date,
    time_zone text,
    account_type text,
    account_id text,
    extra jsonb,
    PRIMARY KEY (organization_id, login)
  `,
  team: `
    organization_id int NOT NULL,
    team text COLLATE "C" NOT NULL,
    parent text,
    members text[],
    repos text[],
    extra jsonb,
    PRIMARY KEY (organization_id, team)
  `,
  pull_request: `
    organization_id int NOT NULL,
    repo text COLLATE "C" NOT NULL,
    number int NOT NULL,
    title text NOT NULL,
    author text NOT NULL,
    author_id text,
    author_type text,
    url text,
    branch text,
    base text,
    body text,
    state text,
    draft bool,
    labels text[],
    created_at timestamptz NOT NULL,
    ready_at timestamptz,
    first_commit_at timestamptz,
    merged_at timestamptz,
    closed_at timestamptz,
    updated_at timestamptz,
    merge_commit_sha text,
    additions int,
    deletions int,
    changed_files int,
    commits jsonb,
    extra jsonb,
    PRIMARY KEY (organization_id, repo, number)
  `,
  pull_request_event: `
    organization_id int NOT NULL,
    repo text COLLATE "C" NOT NULL,
    number int NOT NULL,
    event text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    actor text,
    actor_type text,
    id text,
    discriminator text COLLATE "C" NOT NULL,
    extra jsonb,
    PRIMARY KEY (organization_id, repo, number, event, at, discriminator)
  `,
  review: `
    organization_id int NOT NULL,
    repo text COLLATE "C" NOT NULL,
    number int NOT NULL,
    id text COLLATE "C" NOT NULL,
    reviewer text NOT NULL,
    reviewer_id text,
    reviewer_type text,
    state text NOT NULL,
    submitted_at timestamptz NOT NULL,
    body text,
    extra jsonb,
    PRIMARY KEY (organization_id, repo, number, id)
  `,
  review_comment: `
    organization_id int NOT NULL,
    repo text COLLATE "C" NOT NULL,
    number int NOT NULL,
    id text COLLATE "C" NOT NULL,
    author text NOT NULL,
    author_id text,
    author_type text,
    created_at timestamptz NOT NULL,
    path text,
    line int,
    start_line int,
    in_reply_to text,
    body text,
    thread_id text,
    resolved bool,
    resolved_by text,
    outdated bool,
    reactions jsonb,
    suggestion_applied bool,
    extra jsonb,
    PRIMARY KEY (organization_id, repo, number, id)
  `,
  finding: `
    organization_id int NOT NULL,
    agent text COLLATE "C" NOT NULL,
    repo text COLLATE "C" NOT NULL,
    number int NOT NULL,
    id text COLLATE "C" NOT NULL,
    posted_at timestamptz NOT NULL,
    body text,
    severity text,
    category text,
    confidence text,
    path text,
    line int,
    outcome text,
    outcome_at timestamptz,
    evidence jsonb,
    url text,
    extra jsonb,
    PRIMARY KEY (organization_id, agent, repo, number, id)
  `,
  deploy: `
    organization_id int NOT NULL,
    id text COLLATE "C" NOT NULL,
    service text,
    repo text COLLATE "C",
    environment text NOT NULL,
    sha text NOT NULL,
    ref text,
    started_at timestamptz,
    finished_at timestamptz NOT NULL,
    status text NOT NULL,
    commits text[],
    pull_requests text[],
    rework bool,
    rolls_back text,
    extra jsonb,
    PRIMARY KEY (organization_id, id)
  `,
  incident: `
    organization_id int NOT NULL,
    id text COLLATE "C" NOT NULL,
    title text,
    service text,
    repo text COLLATE "C",
    severity text,
    opened_at timestamptz NOT NULL,
    acknowledged_at timestamptz,
    resolved_at timestamptz,
    caused_by jsonb,
    url text,
    extra jsonb,
    PRIMARY KEY (organization_id, id)
  `,
  agent_usage: `
    organization_id int NOT NULL,
    person text COLLATE "C" NOT NULL,
    day date NOT NULL,
    tool text COLLATE "C" NOT NULL,
    surface text COLLATE "C" NOT NULL,
    sessions int,
    prompts int,
    runs int,
    delegated_minutes float8,
    interactive_minutes float8,
    longest_run_minutes float8,
    most_parallel_runs int,
    lines_accepted int,
    cost_usd float8,
    phase text,
    extra jsonb,
    PRIMARY KEY (organization_id, person, day, tool, surface)
  `,
  agent_run: `
    organization_id int NOT NULL,
    id text COLLATE "C" NOT NULL,
    person text NOT NULL,
    tool text NOT NULL,
    surface text NOT NULL,
    mode text NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    parent text,
    compactions int,
    repo text COLLATE "C",
    number int,
    outcome text,
    extra jsonb,
    PRIMARY KEY (organization_id, id)
  `,

  import: `
    organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    id bigint GENERATED ALWAYS AS IDENTITY,
    door text NOT NULL,
    source text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
    error text,
    counts jsonb NOT NULL DEFAULT '{}',
    -- Whether what follows from the records was derived after they went in.
    derived bool NOT NULL DEFAULT false,
    PRIMARY KEY (organization_id, id)
  `,
  coverage: `
    organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    door text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    -- '' for kinds that belong to no repository
    repo text COLLATE "C" NOT NULL,
    records bigint NOT NULL,
    first_at timestamptz,
    last_at timestamptz,
    imported_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, door, source, kind, repo)
  `,
  rejected_record: `
    organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    -- hash of door, reason and payload: the same fault is one row however often it comes
    id text COLLATE "C" NOT NULL,
    door text NOT NULL,
    source text NOT NULL,
    file text NOT NULL,
    line bigint,
    kind text,
    reason text NOT NULL,
    message text NOT NULL,
    raw text NOT NULL,
    -- length of the whole payload where raw holds only its beginning
    raw_length bigint,
    from_csv bool NOT NULL DEFAULT false,
    first_seen timestamptz NOT NULL DEFAULT now(),
    last_seen timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, id)
  `,
};

export class CreateLedger1764000001000 implements MigrationInterface {
  name = 'CreateLedger1764000001000';

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
      CREATE INDEX finding_pull_request ON finding (organization_id, repo, number);
      CREATE INDEX agent_run_pull_request ON agent_run (organization_id, repo, number);
      CREATE INDEX rejected_record_first_seen ON rejected_record (organization_id, first_seen, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: Record<string, string> = {
  // Comments below a pull request, outside any review: agents report there too, and a clean review is often told there alone.
  pull_request_comment: `
    repo text COLLATE "C" NOT NULL,
    number int NOT NULL,
    id text COLLATE "C" NOT NULL,
    author text NOT NULL,
    author_id text,
    author_type text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz,
    body text,
    reactions jsonb,
    url text,
    extra jsonb,
    PRIMARY KEY (organization_id, repo, number, id)
  `,
  // What a check said about a pull request; only of agents.
  check_run: `
    repo text COLLATE "C" NOT NULL,
    number int NOT NULL,
    id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    app text,
    app_id text,
    sha text,
    conclusion text,
    completed_at timestamptz NOT NULL,
    title text,
    summary text,
    body text,
    url text,
    extra jsonb,
    PRIMARY KEY (organization_id, repo, number, id)
  `,
  // Which lines of which file a commit changed; no text of the code.
  commit_file: `
    repo text COLLATE "C" NOT NULL,
    sha text COLLATE "C" NOT NULL,
    path text COLLATE "C" NOT NULL,
    previous_path text,
    status text,
    -- old start, old count, new start, new count of each hunk, one after another; null = not known (binary, too large)
    hunks int[],
    number int,
    extra jsonb,
    PRIMARY KEY (organization_id, repo, sha, path)
  `,
  // One row per thing an agent said about a change, with what became of it. Derived.
  finding_outcome: `
    agent text COLLATE "C" NOT NULL,
    repo text COLLATE "C" NOT NULL,
    number int NOT NULL,
    id text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    -- record, thread, review, conversation, check
    place text COLLATE "C" NOT NULL,
    -- of the comment, review or check it was read from; null = a record told it
    comment_id text COLLATE "C",
    key text COLLATE "C" NOT NULL,
    title text NOT NULL,
    url text,
    posted_at float8 NOT NULL,
    -- merge or close of its pull request; NaN = open or not recorded
    closed_at float8 NOT NULL,
    severity text COLLATE "C" NOT NULL,
    -- 1 most severe; 0 = not told
    severity_rank smallint NOT NULL,
    category text COLLATE "C" NOT NULL,
    confidence text COLLATE "C" NOT NULL,
    path text COLLATE "C" NOT NULL,
    line int,
    -- strict, lenient and as the vendor tells it ('' = it tells nothing)
    outcome text COLLATE "C" NOT NULL,
    lenient text COLLATE "C" NOT NULL,
    vendor text COLLATE "C" NOT NULL,
    evidence text COLLATE "C" NOT NULL,
    outcome_at float8 NOT NULL,
    -- any person replied, reacted or resolved
    reacted bool NOT NULL,
    -- the changed lines of every later commit that counts are known, or no commit came after: commit evidence could be looked for
    files_known bool NOT NULL,
    -- every piece of evidence that was found: kind, outcome, at, by, reference
    clues jsonb NOT NULL,
    PRIMARY KEY (organization_id, agent, repo, number, id)
  `,
  // One row per agent and pull request it spoke on. Derived.
  agent_review: `
    agent text COLLATE "C" NOT NULL,
    repo text COLLATE "C" NOT NULL,
    number int NOT NULL,
    version bigint NOT NULL,
    first_at float8 NOT NULL,
    last_at float8 NOT NULL,
    closed_at float8 NOT NULL,
    -- it finished a look at the change before the merge or close
    completed bool NOT NULL,
    clean bool NOT NULL,
    -- texts of the agent that say a finding, that are none, and that its file could not place
    findings int NOT NULL,
    other int NOT NULL,
    unparsed int NOT NULL,
    -- findings without a thread, so without an outcome: outside the diff, or suppressed by the agent
    unthreaded int NOT NULL,
    suppressed int NOT NULL,
    -- up to ten texts that could not be placed
    samples jsonb,
    PRIMARY KEY (organization_id, agent, repo, number)
  `,
  // What a person said became of a finding; outlives every import.
  finding_decision: `
    agent text COLLATE "C" NOT NULL,
    repo text COLLATE "C" NOT NULL,
    number int NOT NULL,
    id text COLLATE "C" NOT NULL,
    outcome text NOT NULL,
    note text,
    decided_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, agent, repo, number, id)
  `,
  // A drawn sample of findings that people judge without seeing the classifier's outcome.
  finding_sample: `
    id int NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    seed int NOT NULL,
    -- what it was drawn from: agent, scope
    drawn_from jsonb NOT NULL,
    finished_at timestamptz,
    PRIMARY KEY (organization_id, id)
  `,
  finding_judgement: `
    sample_id int NOT NULL,
    place int NOT NULL,
    agent text COLLATE "C" NOT NULL,
    repo text COLLATE "C" NOT NULL,
    number int NOT NULL,
    id text COLLATE "C" NOT NULL,
    -- as the classifier had it when the sample was drawn
    outcome text NOT NULL,
    evidence text NOT NULL,
    -- what the person said: accepted, rejected, ignored, unsure; null = not judged yet
    judged text,
    judged_at timestamptz,
    PRIMARY KEY (organization_id, sample_id, place)
  `,
  // A rule for what an agent should post, with what it promised when it was saved.
  threshold_policy: `
    id int NOT NULL,
    agent text COLLATE "C" NOT NULL,
    name text NOT NULL,
    rule jsonb NOT NULL,
    target float8 NOT NULL,
    promise jsonb NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    -- when the agent began to post by it; null = from saved_at
    started_at timestamptz,
    ended_at timestamptz,
    PRIMARY KEY (organization_id, id)
  `,
};

/** Findings of review agents, what became of them, and what people say about both. */
export class AddFindings1764000006000 implements MigrationInterface {
  name = 'AddFindings1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(tables))
      await runner.query(`
        CREATE TABLE ${table} (organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE, ${columns});
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY organization ON ${table}
          USING (organization_id = current_setting('app.organization_id')::int)
          WITH CHECK (organization_id = current_setting('app.organization_id')::int);
      `);
    await runner.query(`
      CREATE INDEX finding_outcome_version ON finding_outcome (organization_id, version);
      CREATE INDEX finding_outcome_pull_request ON finding_outcome (organization_id, repo, number);
      CREATE INDEX agent_review_version ON agent_review (organization_id, version);
      CREATE INDEX agent_review_pull_request ON agent_review (organization_id, repo, number);
      -- commit_sha: the commit the comment was made on; original_line: its line there (line may have moved since); review_id: the review it came with
      ALTER TABLE review_comment ADD COLUMN commit_sha text, ADD COLUMN original_line int, ADD COLUMN original_start_line int, ADD COLUMN url text, ADD COLUMN review_id text;
      -- raised when findings went away, so that columns are read anew
      ALTER TABLE organization ADD COLUMN findings_gone_version bigint NOT NULL DEFAULT 0,
        -- the rules findings were last derived under: versions of the agents' files, severity rules, the ladder
        ADD COLUMN finding_mark text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organization DROP COLUMN findings_gone_version, DROP COLUMN finding_mark;
      ALTER TABLE review_comment DROP COLUMN commit_sha, DROP COLUMN original_line, DROP COLUMN original_start_line, DROP COLUMN url, DROP COLUMN review_id;
    `);
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

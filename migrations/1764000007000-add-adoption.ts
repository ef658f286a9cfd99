import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: Record<string, string> = {
  // What a source tells of a span of days alone: a report of totals, which cannot be laid onto days.
  agent_usage_period: `
    person text COLLATE "C" NOT NULL,
    from_day date NOT NULL,
    to_day date NOT NULL,
    tool text COLLATE "C" NOT NULL,
    surface text COLLATE "C" NOT NULL,
    active_days int,
    sessions int,
    prompts int,
    runs int,
    lines_accepted int,
    cost_usd float8,
    phase text,
    extra jsonb,
    PRIMARY KEY (organization_id, person, to_day, from_day, tool, surface)
  `,
  // Points of telemetry, from which days of usage are summed; each counts once however often it is sent.
  telemetry_point: `
    -- of the resource, the instrument and its attributes; of a log record its own
    series bytea NOT NULL,
    at timestamptz NOT NULL,
    -- the beginning of what the value counts; 1970 = the source tells none
    start_at timestamptz NOT NULL,
    person text COLLATE "C" NOT NULL,
    tool text COLLATE "C" NOT NULL,
    surface text COLLATE "C" NOT NULL,
    session text COLLATE "C" NOT NULL,
    -- what it counts: sessions, prompts, delegated_seconds …
    field text COLLATE "C" NOT NULL,
    cumulative bool NOT NULL,
    value float8 NOT NULL,
    -- of a histogram: how many, and the largest
    count int,
    most float8,
    PRIMARY KEY (organization_id, series, start_at, at)
  `,
  // Days whose usage must be summed again from points of telemetry.
  telemetry_due: `
    person text COLLATE "C" NOT NULL,
    day date NOT NULL,
    tool text COLLATE "C" NOT NULL,
    surface text COLLATE "C" NOT NULL,
    -- another one when points came while the day was summed
    version bigint NOT NULL DEFAULT 1,
    due_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, person, day, tool, surface)
  `,
  // Accounts of people whose data were deleted: what a door brings of them later goes in under the pseudonym.
  erased_account: `
    -- keyed hash of the login, e-mail address or account id in lower case
    mark bytea NOT NULL,
    pseudonym text COLLATE "C" NOT NULL,
    erased_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, mark)
  `,
  // Keys with which people see their own row, and nobody else's.
  person_key: `
    id int GENERATED ALWAYS AS IDENTITY,
    login text COLLATE "C" NOT NULL,
    -- SHA-256 of the key
    hash bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, hash)
  `,
};

/** Usage of agents per person, telemetry, what repositories offer to delegated work, and what protects people in all this. */
export class AddAdoption1764000007000 implements MigrationInterface {
  name = 'AddAdoption1764000007000';

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
      -- ambient: that day the tool only acted on its own, such as reviewing a change nobody asked it to
      ALTER TABLE agent_usage ADD COLUMN ambient bool, ADD COLUMN tokens float8;
      ALTER TABLE person ADD COLUMN ended_on date;
      -- files that instruct agents, and how many checks a change to the default branch must pass
      ALTER TABLE repository ADD COLUMN agent_instructions text[], ADD COLUMN required_checks int;
      -- checks: what the checks of its last commit say; linked_issues: issues that the source links to it
      ALTER TABLE pull_request ADD COLUMN checks text, ADD COLUMN linked_issues int;
      -- what the mark was read from (a login, a branch, a trailer), and the version of the rules
      ALTER TABLE pull_request_flow ADD COLUMN authorship_reference text, ADD COLUMN authorship_version int;
      -- where the next pull of a source goes on
      ALTER TABLE connection ADD COLUMN progress jsonb NOT NULL DEFAULT '{}';
      CREATE INDEX agent_usage_day ON agent_usage (organization_id, day);
      CREATE INDEX agent_run_started_at ON agent_run (organization_id, started_at);
      CREATE INDEX telemetry_point_person ON telemetry_point (organization_id, person, at);
      -- the data version at which usage, runs or people changed last, and the rules authorship was derived under
      ALTER TABLE organization ADD COLUMN usage_version bigint NOT NULL DEFAULT 0, ADD COLUMN authorship_mark text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organization DROP COLUMN usage_version, DROP COLUMN authorship_mark;
      DROP INDEX agent_run_started_at;
      DROP INDEX agent_usage_day;
      ALTER TABLE connection DROP COLUMN progress;
      ALTER TABLE pull_request_flow DROP COLUMN authorship_reference, DROP COLUMN authorship_version;
      ALTER TABLE pull_request DROP COLUMN checks, DROP COLUMN linked_issues;
      ALTER TABLE repository DROP COLUMN agent_instructions, DROP COLUMN required_checks;
      ALTER TABLE person DROP COLUMN ended_on;
      ALTER TABLE agent_usage DROP COLUMN ambient, DROP COLUMN tokens;
    `);
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: Record<string, string> = {
  // What somebody tried, kept under a name.
  scenario: `
    id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    note text,
    -- see domain/forecast-levers
    levers jsonb NOT NULL,
    weeks int NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, id)
  `,
  // A plan of who gets agents when; its document is the newest version.
  rollout_plan: `
    id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    version int NOT NULL,
    -- draft, active, ended
    state text COLLATE "C" NOT NULL,
    document jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    ended_at timestamptz,
    -- what was forecast when the plan was started, week by week: actual figures are compared with it
    forecast jsonb,
    PRIMARY KEY (organization_id, id)
  `,
  rollout_plan_version: `
    plan text COLLATE "C" NOT NULL,
    version int NOT NULL,
    document jsonb NOT NULL,
    -- as they named themselves; there are no accounts to tell it from
    who text,
    why text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, plan, version),
    FOREIGN KEY (organization_id, plan) REFERENCES rollout_plan (organization_id, id) ON DELETE CASCADE
  `,
  // What people decided against or beside the gates; only ever added to.
  rollout_decision: `
    plan text COLLATE "C" NOT NULL,
    id int NOT NULL,
    -- hold, resume, override, rollback, start, end
    kind text COLLATE "C" NOT NULL,
    wave text,
    gate text,
    -- Monday of the week it is about
    week date NOT NULL,
    who text NOT NULL,
    why text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, plan, id),
    FOREIGN KEY (organization_id, plan) REFERENCES rollout_plan (organization_id, id) ON DELETE CASCADE
  `,
  // What the gates said in a week, with their evidence, as it stood then.
  rollout_reading: `
    plan text COLLATE "C" NOT NULL,
    week date NOT NULL,
    plan_version int NOT NULL,
    data_version bigint NOT NULL,
    verdicts jsonb NOT NULL,
    actual jsonb NOT NULL,
    read_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, plan, week),
    FOREIGN KEY (organization_id, plan) REFERENCES rollout_plan (organization_id, id) ON DELETE CASCADE
  `,
};

/** Scenarios of the forecast, and rollout plans with what became of them. */
export class AddForecast1764000008000 implements MigrationInterface {
  name = 'AddForecast1764000008000';

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
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

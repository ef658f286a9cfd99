import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: Record<string, string> = {
  // A report as it was made of one state of the data; never changed.
  report: `
    id text COLLATE "C" NOT NULL,
    -- '' = the whole organization
    team text COLLATE "C" NOT NULL,
    -- Monday
    week date NOT NULL,
    data_version bigint NOT NULL,
    -- of form and wording
    form int NOT NULL,
    -- see modules/report/report.types
    document jsonb NOT NULL,
    -- of the document: settings that are no data may change it, too
    mark text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, team, week, data_version, form, mark)
  `,
  // When a report goes where; reports between times are alerts.
  report_schedule: `
    id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    -- '' = the whole organization
    team text COLLATE "C" NOT NULL,
    -- email, slack, teams, file
    kind text COLLATE "C" NOT NULL,
    -- e-mail addresses
    recipients text[] NOT NULL DEFAULT '{}',
    -- the address of a webhook, sealed
    webhook text,
    -- a folder below the data folder's reports
    folder text,
    -- md, html, json or pdf: what is written there
    format text COLLATE "C",
    -- 1 = Monday
    weekday int NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    minute_of_day int NOT NULL CHECK (minute_of_day BETWEEN 0 AND 1439),
    time_zone text NOT NULL,
    alerts boolean NOT NULL DEFAULT false,
    paused boolean NOT NULL DEFAULT false,
    next_run_at timestamptz NOT NULL,
    last_run_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, id)
  `,
  // What went out, or is to go.
  report_delivery: `
    id text COLLATE "C" NOT NULL,
    schedule text COLLATE "C" NOT NULL,
    -- report, alert, test
    what text COLLATE "C" NOT NULL,
    report text COLLATE "C",
    alert text COLLATE "C",
    -- of an alert: what it says
    alert_text jsonb,
    -- fingerprints of addresses it went out to
    sent_to text[] NOT NULL DEFAULT '{}',
    -- waiting, sent, failed
    state text COLLATE "C" NOT NULL DEFAULT 'waiting',
    attempts int NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, schedule) REFERENCES report_schedule (organization_id, id) ON DELETE CASCADE
  `,
  // Who wants no more of a schedule: a fingerprint of the address.
  report_unsubscribed: `
    schedule text COLLATE "C" NOT NULL,
    address_mark text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, schedule, address_mark),
    FOREIGN KEY (organization_id, schedule) REFERENCES report_schedule (organization_id, id) ON DELETE CASCADE
  `,
  // Something that cannot wait for Monday; one row per subject as long as it lasts.
  alert: `
    id text COLLATE "C" NOT NULL,
    -- constraint_moved, hit_rate_alarm, gate_failed, sync_stale, incident_load
    kind text COLLATE "C" NOT NULL,
    -- the agent, the gate, the connection, the stage
    subject text NOT NULL,
    -- numbers and codes of its sentence
    facts jsonb NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    note text,
    told_at timestamptz,
    told_times int NOT NULL DEFAULT 0,
    PRIMARY KEY (organization_id, id)
  `,
  // When alerts were looked for last.
  alert_check: `
    data_version bigint NOT NULL,
    checked_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id)
  `,
  // Who has the address may read one frozen report.
  share_link: `
    id text COLLATE "C" NOT NULL,
    report text COLLATE "C" NOT NULL,
    label text NOT NULL,
    token_hash text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    opened_times int NOT NULL DEFAULT 0,
    opened_at timestamptz,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, token_hash),
    FOREIGN KEY (organization_id, report) REFERENCES report (organization_id, id) ON DELETE CASCADE
  `,
};

/** Weekly reports: the archive, where they go, alerts between them, and links to read one. */
export class AddReport1764000009000 implements MigrationInterface {
  name = 'AddReport1764000009000';

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
    await runner.query(
      `CREATE UNIQUE INDEX alert_open ON alert (organization_id, kind, subject) WHERE closed_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX report_delivery_due ON report_delivery (organization_id, due_at) WHERE state = 'waiting'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

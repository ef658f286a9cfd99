import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What deploys and incidents need beyond their first form, and what people decided about where an incident came from. */
export class AddDelivery1764000005000 implements MigrationInterface {
  name = 'AddDelivery1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- deployment, release, workflow_run, tag; null = a pipeline or a file told of it
      ALTER TABLE deploy ADD COLUMN source text,
        -- of the workflow or the release
        ADD COLUMN name text,
        ADD COLUMN url text;
      -- responders: logins, e-mail addresses or names, as the source has them; status: open, acknowledged, resolved
      ALTER TABLE incident ADD COLUMN responders text[], ADD COLUMN status text, ADD COLUMN updated_at timestamptz, ADD COLUMN source text,
        -- it turned out to be no incident, or is not there any more
        ADD COLUMN withdrawn boolean;
      -- of changed files, where the source tells them
      ALTER TABLE pull_request ADD COLUMN paths text[];
      -- services the change belongs to by path or label; null = by its repository
      ALTER TABLE pull_request_flow ADD COLUMN services text[],
        -- commits it picked from elsewhere: the commit, and after a space what it became, where known
        ADD COLUMN picks text[];
      -- what deploys and incidents looked like when the links of pull requests were derived last; null = they were not
      ALTER TABLE organization ADD COLUMN delivery_mark text;
      CREATE INDEX pull_request_flow_picks ON pull_request_flow (organization_id, repo, number) WHERE picks IS NOT NULL;
      CREATE INDEX pull_request_flow_reverts ON pull_request_flow (organization_id, repo, number)
        WHERE reverts_number IS NOT NULL OR reverts_sha IS NOT NULL;
      -- what names an incident is looked for among the pull requests created while it was open
      CREATE INDEX pull_request_created ON pull_request (organization_id, created_at);
      CREATE INDEX pull_request_base ON pull_request (organization_id, repo, base);
      CREATE INDEX pull_request_merge_commit ON pull_request (organization_id, merge_commit_sha) WHERE merge_commit_sha IS NOT NULL;
      CREATE INDEX pull_request_flow_deploy ON pull_request_flow (organization_id, deploy_id) WHERE deploy_id IS NOT NULL;
      -- what a person said about where an incident came from; outlives every import
      CREATE TABLE incident_decision (
        organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
        incident_id text COLLATE "C" NOT NULL,
        -- null = it came from no deploy
        deploy_id text COLLATE "C",
        decided_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organization_id, incident_id)
      );
      ALTER TABLE incident_decision ENABLE ROW LEVEL SECURITY;
      ALTER TABLE incident_decision FORCE ROW LEVEL SECURITY;
      CREATE POLICY organization ON incident_decision
        USING (organization_id = current_setting('app.organization_id')::int)
        WITH CHECK (organization_id = current_setting('app.organization_id')::int);
      -- pull requests whose text holds a name of an incident; derived
      CREATE TABLE incident_mention (
        organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
        incident_id text COLLATE "C" NOT NULL,
        repo text COLLATE "C" NOT NULL,
        number int NOT NULL,
        PRIMARY KEY (organization_id, incident_id, repo, number)
      );
      ALTER TABLE incident_mention ENABLE ROW LEVEL SECURITY;
      ALTER TABLE incident_mention FORCE ROW LEVEL SECURITY;
      CREATE POLICY organization ON incident_mention
        USING (organization_id = current_setting('app.organization_id')::int)
        WITH CHECK (organization_id = current_setting('app.organization_id')::int);
      -- incidents whose mentions were looked for, and with which names and window
      CREATE TABLE incident_scan (
        organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
        incident_id text COLLATE "C" NOT NULL,
        looked_for text NOT NULL,
        PRIMARY KEY (organization_id, incident_id)
      );
      ALTER TABLE incident_scan ENABLE ROW LEVEL SECURITY;
      ALTER TABLE incident_scan FORCE ROW LEVEL SECURITY;
      CREATE POLICY organization ON incident_scan
        USING (organization_id = current_setting('app.organization_id')::int)
        WITH CHECK (organization_id = current_setting('app.organization_id')::int);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE incident_decision, incident_mention, incident_scan;
      DROP INDEX pull_request_flow_deploy, pull_request_merge_commit, pull_request_created, pull_request_base, pull_request_flow_picks,
        pull_request_flow_reverts;
      ALTER TABLE organization DROP COLUMN delivery_mark;
      ALTER TABLE pull_request_flow DROP COLUMN services, DROP COLUMN picks;
      ALTER TABLE pull_request DROP COLUMN paths;
      ALTER TABLE incident DROP COLUMN responders, DROP COLUMN status, DROP COLUMN updated_at, DROP COLUMN source, DROP COLUMN withdrawn;
      ALTER TABLE deploy DROP COLUMN source, DROP COLUMN name, DROP COLUMN url;
    `);
  }
}

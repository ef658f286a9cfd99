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
      ALTER TABLE incident ADD COLUMN responders text[], ADD COLUMN status text, ADD COLUMN updated_at timestamptz, ADD COLUMN source text;
      -- of changed files, where the source tells them
      ALTER TABLE pull_request ADD COLUMN paths text[];
      -- services the change belongs to by path or label; null = by its repository
      ALTER TABLE pull_request_flow ADD COLUMN services text[];
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
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE incident_decision;
      DROP INDEX pull_request_flow_deploy, pull_request_merge_commit;
      ALTER TABLE pull_request_flow DROP COLUMN services;
      ALTER TABLE pull_request DROP COLUMN paths;
      ALTER TABLE incident DROP COLUMN responders, DROP COLUMN status, DROP COLUMN updated_at, DROP COLUMN source;
      ALTER TABLE deploy DROP COLUMN source, DROP COLUMN name, DROP COLUMN url;
    `);
  }
}

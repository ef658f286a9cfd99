import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What follows from the records of each pull request: its stages, authorship and reviewers. Derived, and derived again whenever a record of it
 * changes; times are epoch seconds (NaN = not reached or unknown) because they are only ever read as columns.
 */
export class CreatePullRequestFlow1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pull_request_flow (
        organization_id int NOT NULL,
        repo text COLLATE "C" NOT NULL,
        number int NOT NULL,
        version bigint NOT NULL,
        state smallint NOT NULL,
        stage smallint NOT NULL,
        flags int NOT NULL,
        author text COLLATE "C" NOT NULL,
        authorship text COLLATE "C" NOT NULL,
        agent text COLLATE "C" NOT NULL,
        authorship_evidence text COLLATE "C" NOT NULL,
        changed_lines float8 NOT NULL,
        human_reviewers int NOT NULL,
        agent_reviewers int NOT NULL,
        created_at float8 NOT NULL,
        start_at float8 NOT NULL,
        ready_at float8 NOT NULL,
        first_review_at float8 NOT NULL,
        first_agent_review_at float8 NOT NULL,
        approved_at float8 NOT NULL,
        merged_at float8 NOT NULL,
        end_at float8 NOT NULL,
        deployed_at float8 NOT NULL,
        operated_at float8 NOT NULL,
        deploy_id text COLLATE "C",
        deploy_evidence text COLLATE "C",
        reverts_repo text COLLATE "C",
        reverts_number int,
        reverts_sha text COLLATE "C",
        -- entered and left, for write, pickup, review, merge, deploy
        stays float8[] NOT NULL,
        -- stage, entered, left, for stays that were interrupted
        extra float8[],
        -- from, to, for spells of the review in which the author had the ball
        court float8[],
        PRIMARY KEY (organization_id, repo, number)
      );
      CREATE INDEX pull_request_flow_version ON pull_request_flow (organization_id, version);
      ALTER TABLE pull_request_flow ENABLE ROW LEVEL SECURITY;
      ALTER TABLE pull_request_flow FORCE ROW LEVEL SECURITY;
      CREATE POLICY organization ON pull_request_flow
        USING (organization_id = current_setting('app.organization_id')::int)
        WITH CHECK (organization_id = current_setting('app.organization_id')::int);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pull_request_flow');
  }
}

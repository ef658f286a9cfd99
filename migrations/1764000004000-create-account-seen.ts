import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every way in which records name an account, once each: filled by the derivation, which reads all of them anyway. Grouping reviews, comments and
 * commits anew whenever somebody asks who is who would take seconds at 1 M pull requests.
 */
export class CreateAccountSeen1764000004000 implements MigrationInterface {
  name = 'CreateAccountSeen1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_seen (
        organization_id int NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
        -- '' = only the e-mail and the name of a commit's author are known; '' in the other columns = not told
        login text COLLATE "C" NOT NULL,
        account_id text COLLATE "C" NOT NULL,
        account_type text COLLATE "C" NOT NULL,
        email text COLLATE "C" NOT NULL,
        name text COLLATE "C" NOT NULL,
        PRIMARY KEY (organization_id, login, account_id, account_type, email, name)
      );
      ALTER TABLE account_seen ENABLE ROW LEVEL SECURITY;
      ALTER TABLE account_seen FORCE ROW LEVEL SECURITY;
      CREATE POLICY organization ON account_seen
        USING (organization_id = current_setting('app.organization_id')::int)
        WITH CHECK (organization_id = current_setting('app.organization_id')::int);
      -- grows with every change of what is known about accounts, so that it is worked out once per change
      ALTER TABLE organization ADD COLUMN accounts_version int NOT NULL DEFAULT 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organization DROP COLUMN accounts_version; DROP TABLE account_seen');
  }
}

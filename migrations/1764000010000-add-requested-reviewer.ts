import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a review was asked of: events that were stored before say nothing of it. */
export class AddRequestedReviewer1764000010000 implements MigrationInterface {
  name = 'AddRequestedReviewer1764000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE pull_request_event ADD COLUMN requested text, ADD COLUMN requested_type text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE pull_request_event DROP COLUMN requested, DROP COLUMN requested_type');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one table without row-level security: it lists the organizations that every other table's rows belong to. */
export class CreateOrganization1764000000000 implements MigrationInterface {
  name = 'CreateOrganization1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organization (
        id int generated always as identity primary key,
        name text not null unique,
        simulated bool not null default false,
        time_zone text not null default 'UTC',
        data_horizon timestamptz,
        data_version bigint not null default 0,
        created_at timestamptz not null default now(),
        settings jsonb not null default '{}'
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table organization`);
  }
}

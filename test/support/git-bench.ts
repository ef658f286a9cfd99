import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { derive } from '../../server/ledger/derivation';
import type { Touched } from '../../server/ledger/touched';
import { importPaths, type ImportPathsOptions } from '../../server/sources/import-paths';
import { day, madeHistory, type MadeCommit, type MadeTag } from './git-history';
import { LedgerBench } from './ledger-bench';

export const ada = 'Ada <11+ada@users.noreply.github.com>';
export const ben = 'Ben <12+ben@users.noreply.github.com>';
export const hub = 'GitHub <noreply@github.com>';
export const now = (): number => day(60);

/** Bits of `pull_request_flow.flags`, in the order that docs/measures.md lists them. */
export const IRREGULAR = 2;
export const REVERT = 64;
export const REVERTED = 128;
export const FROM_GIT = 512;
export const START_UNKNOWN = 1024;

/** A branch of two commits merged as GitHub does. */
export const merged: (MadeCommit | MadeTag)[] = [
  { message: 'Begin', at: day(1), mark: 'root', files: { 'a.txt': '1\n2\n' } },
  { branch: 'one', from: 'root', message: 'Work', at: day(2), by: ada, mark: 'w1', files: { 'b.txt': 'x\ny\nz\n' } },
  { branch: 'one', message: 'More\n\nCo-authored-by: Claude <noreply@anthropic.com>', at: day(3), by: ada, mark: 'w2', files: { 'a.txt': '1\n' } },
  { message: 'Merge pull request #7 from acme/codex/one\n\nAdd b', at: day(4), by: ben, committer: hub, merge: ['w2'], mark: 'm7', files: { 'a.txt': '1\n', 'b.txt': 'x\ny\nz\n' } },
]; // prettier-ignore

/** A ledger with clones to import. */
export class GitBench {
  private constructor(readonly ledger: LedgerBench) {}

  static async open(): Promise<GitBench> {
    return new GitBench(await LedgerBench.open());
  }

  get folder(): string {
    return this.ledger.folder;
  }

  close(): Promise<void> {
    return this.ledger.close();
  }

  async made(steps: Iterable<MadeCommit | MadeTag>, options: { bare?: boolean; branch?: string; name?: string } = {}) {
    const folder = join(await mkdtemp(join(this.folder, 'clone-')), options.name ?? 'a shop');
    await madeHistory(folder, steps, options);
    return folder;
  }

  options(more: Partial<ImportPathsOptions> = {}): ImportPathsOptions {
    return {
      now,
      derive: (organizationId: number, touched: Touched) => derive(this.ledger.store, organizationId, touched),
      ...more,
    };
  }

  /** Imports a path into an organization of its own. */
  async imported(path: string, more: Partial<ImportPathsOptions> = {}) {
    const id = await this.ledger.organization();
    return { id, summary: await this.again(id, path, more) };
  }

  again(id: number, path: string, more: Partial<ImportPathsOptions> = {}) {
    return importPaths(this.ledger.store, id, [path], this.options(more));
  }

  /** What was derived of each pull request, beside what was stored. */
  flowOf(id: number): Promise<Record<string, unknown>[]> {
    return this.ledger.select(
      id,
      `SELECT f.number, f.author, p.title, p.branch, f.flags, p.merge_commit_sha AS sha, f.deploy_id, extract(epoch from p.merged_at)::int AS merged,
         f.stays[1] AS start, f.stays[2] AS left, f.stays[3] AS pickup, f.stays[5] AS review, f.stays[7] AS merge, f.deployed_at AS deployed,
         jsonb_array_length(p.commits) AS commits, p.additions, p.deletions, p.changed_files AS files, p.extra->'git' AS git
       FROM pull_request_flow f JOIN pull_request p USING (repo, number) ORDER BY f.number`,
    );
  }
}

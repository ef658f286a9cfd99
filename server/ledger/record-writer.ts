import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { RecordKind } from './record-kind';
import type { RowBatch, RowOrigin } from './row-batch';
import { upsertOf, type Upsert } from './upsert';

/** First number of the advisory lock under which rows of one organization are merged; the second is the organization. */
const merging = 461_001;

/** SQLSTATE classes that speak of the data, not of the connection or the program. */
const aboutData = /^(21|22|23|54)/;

/** Called with repo and number of every inserted or changed row; null = the row names no pull request. */
export type OnChanged = (repo: string, number: number | null) => void;

export interface WriteResult {
  /** Rows inserted or changed. */
  accepted: number;
  /** Rows that the database refused although they had passed the check. */
  refused: { origin: RowOrigin; message: string }[];
}

/** Brings rows of one kind into their table over one connection: COPY into a table of the session, then one upsert. */
export class RecordWriter {
  private readonly upsert: Upsert;
  private staged = false;
  /** While the organization has none of the keys that come: rows are inserted without looking for what to merge them with. */
  private fresh = false;

  constructor(
    private readonly client: PoolClient,
    private readonly organizationId: number,
    kind: RecordKind,
  ) {
    this.upsert = upsertOf(kind);
  }

  /**
   * Writes a batch in one transaction. When the database refuses rows, halves are tried until the refused ones stand alone, so that one bad
   * row costs no other.
   */
  async write(batch: RowBatch, changed?: OnChanged): Promise<WriteResult> {
    try {
      return { accepted: await this.transaction(batch, changed), refused: [] };
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (code === undefined || !aboutData.test(code)) throw error;
      if (batch.rows === 1) return { accepted: 0, refused: [{ origin: batch.originOf(0), message }] };
      const [left, right] = batch.halves();
      const first = await this.write(left, changed);
      const second = await this.write(right, changed);
      return { accepted: first.accepted + second.accepted, refused: [...first.refused, ...second.refused] };
    }
  }

  private async transaction(batch: RowBatch, changed?: OnChanged): Promise<number> {
    const { client, upsert, organizationId } = this;
    const first = !this.staged;
    if (first) await client.query(upsert.createStage);
    this.staged = true;
    // A killed server may lose the last batches, never half of one; the import that wrote them is then derived again or repeated.
    await client.query(`BEGIN; SELECT set_config('app.organization_id', '${organizationId}', true);
      SET LOCAL work_mem = '64MB'; SET LOCAL synchronous_commit = off; ${upsert.emptyStage}`);
    try {
      await this.copy(batch.end());
      // Two imports at once would take the same rows in different orders and deadlock.
      await client.query('SELECT pg_advisory_xact_lock($1, $2)', [merging, organizationId]);
      if (first) this.fresh = !(await client.query<{ any: boolean }>(upsert.anyRow)).rows[0].any;
      const result = await this.bring(changed ? upsert.returning : '');
      await client.query('COMMIT');
      if (changed) for (const [repo, number] of result.rows as [string, number | null][]) changed(repo, number);
      return result.rowCount ?? 0;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  }

  /** Moves what was copied into the table: by a plain insert until the first key that is there already, from then on by the merge. */
  private async bring(returning: string) {
    const { client, upsert } = this;
    if (this.fresh) {
      await client.query('SAVEPOINT before_insert');
      try {
        return await client.query({ text: upsert.insert + returning, rowMode: 'array' });
      } catch (error) {
        if ((error as { code?: string }).code !== '23505') throw error;
        this.fresh = false;
        await client.query('ROLLBACK TO SAVEPOINT before_insert');
      }
    }
    return client.query({ text: upsert.merge + returning, rowMode: 'array' });
  }

  private async copy(chunks: readonly Buffer[]): Promise<void> {
    const stream = this.client.query(copyFrom(this.upsert.copy));
    const done = once(stream, 'finish');
    // A refusal may arrive while rows are still being written; it is thrown below.
    done.catch(() => undefined);
    for (const chunk of chunks) {
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done]);
    }
    stream.end();
    await done;
  }
}

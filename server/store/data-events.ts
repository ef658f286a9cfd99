import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Observable, Subject } from 'rxjs';
import type { Job } from '../platform/job.types';
import { Store } from './data-source';

/** An organization's data have changed, or one of its jobs stands elsewhere. */
export type DataEvent =
  | { organizationId: number; dataVersion: number }
  | { organizationId: number; job: Pick<Job, 'id' | 'name' | 'state' | 'done' | 'total' | 'message' | 'error'> };

const RETRY_AFTER_MS = 2000;

/**
 * Tells when an organization's data have changed and how far its jobs are, whichever process did it: derivations and jobs notify through PostgreSQL.
 * Listens from the first subscriber on, with one connection for all.
 */
@Injectable()
export class DataEvents implements OnModuleDestroy {
  private readonly subject = new Subject<DataEvent>();
  private client: PoolClient | undefined;
  private listening = false;
  private closed = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly store: Store) {}

  all(): Observable<DataEvent> {
    if (!this.listening) {
      this.listening = true;
      void this.listen();
    }
    return this.subject.asObservable();
  }

  onModuleDestroy(): void {
    this.closed = true;
    clearTimeout(this.retry);
    this.subject.complete();
    this.client?.release(true);
    this.client = undefined;
  }

  private async listen(): Promise<void> {
    try {
      const client = await this.store.pool.connect();
      if (this.closed) return client.release(true);
      this.client = client;
      client.on('notification', ({ payload }) => this.subject.next(JSON.parse(payload ?? '{}') as DataEvent));
      client.on('error', () => this.again());
      await client.query('LISTEN downstream');
    } catch {
      // The database is away; whoever asks it for numbers is told so, and listening begins again by itself.
      this.again();
    }
  }

  private again(): void {
    this.client?.release(true);
    this.client = undefined;
    if (this.closed) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.listen(), RETRY_AFTER_MS);
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { removeOld } from '../../ledger/retention';
import { Jobs } from '../../platform/jobs';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';

const EVERY_MS = 86_400_000;

/** Removes old data about people once a day, and at the start of a worker. */
@Injectable()
export class RetentionRound implements OnModuleInit {
  private next = 0;

  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.registerRound(() => this.look());
  }

  private async look(): Promise<void> {
    if (performance.now() < this.next) return;
    this.next = performance.now() + EVERY_MS;
    for (const { id, settings } of await this.organizations.list())
      await removeOld(this.store, id, settings.retention ?? {}, Date.now() / 1000);
  }
}

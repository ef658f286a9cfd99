import { Injectable, type OnModuleInit } from '@nestjs/common';
import { authorshipRules } from '../../domain/authorship-rules';
import { derive } from '../../ledger/derivation';
import { TouchedCollector } from '../../ledger/touched';
import { Jobs } from '../../platform/jobs';
import { Store } from '../../store/data-source';
import type { OrganizationSettings } from '../../store/organizations';

const TASK = 'authorship';

/**
 * Works out again who wrote the changes that were judged by an older program: as a job once a worker runs, so that a start takes no longer for it. An
 * import does so as well, whichever comes first.
 */
@Injectable()
export class AuthorshipUpgrade implements OnModuleInit {
  private looked = false;

  constructor(
    private readonly store: Store,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TASK, async (_payload, { organizationId, progress }) => {
      // Nothing new has come: the rules alone make everything be derived.
      await derive(this.store, organizationId, new TouchedCollector(), (done) =>
        progress({ done, total: null, message: 'Working out authorship again' }),
      );
      return 'Authorship is up to date.';
    });
    this.jobs.registerRound(() => this.look());
  }

  /** Once per process: from then on whoever changes a rule sees to what follows. */
  private async look(): Promise<void> {
    if (this.looked) return;
    const { rows } = await this.store.pool.query<{ id: number; settings: OrganizationSettings; mark: string | null }>(
      'SELECT id, settings, authorship_mark AS mark FROM organization WHERE data_version > 0 ORDER BY id',
    );
    this.looked = true;
    for (const { id, settings, mark } of rows)
      if (mark !== authorshipRules(settings.agents?.own).mark)
        await this.jobs.start(id, { task: TASK, name: 'authorship by new rules' });
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { findingMarkOf } from '../../ledger/finding-derivation';
import { rederiveFindings } from '../../ledger/finding-rederivation';
import { Jobs } from '../../platform/jobs';
import { Store } from '../../store/data-source';
import type { OrganizationSettings } from '../../store/organizations';

const TASK = 'findings';

/**
 * Works findings out again that were worked out by an older program or under other rules: as a job once a worker runs, so that a start takes no longer
 * for it. An import does so as well, whichever comes first.
 */
@Injectable()
export class FindingUpgrade implements OnModuleInit {
  private looked = false;

  constructor(
    private readonly store: Store,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TASK, async (_payload, { organizationId, progress }) => {
      await rederiveFindings(this.store, organizationId, undefined, (done) =>
        progress({ done, total: null, message: 'Reading findings again' }),
      );
      return 'Findings are up to date.';
    });
    this.jobs.registerRound(() => this.look());
  }

  /** Once per process: from then on whoever changes a rule sees to what follows. */
  private async look(): Promise<void> {
    if (this.looked) return;
    const { rows } = await this.store.pool.query<{ id: number; settings: OrganizationSettings; mark: string | null }>(
      'SELECT id, settings, finding_mark AS mark FROM organization WHERE data_version > 0 ORDER BY id',
    );
    this.looked = true;
    for (const { id, settings, mark } of rows)
      if (mark !== findingMarkOf(settings)) await this.jobs.start(id, { task: TASK, name: 'findings by new rules' });
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExportTables } from '../../platform/export-tables';
import { Failure } from '../../platform/failure';
import { one, scopeOfQuery, type Parameters } from '../../platform/table-query';
import { OrganizationViews } from '../../store/organization-view';
import { rangeOf } from '../../store/range';
import { PolicyService } from './policy.service';
import { POLICIES_DEFINITION, policyTable, TUNE_DEFINITION, tuneTable } from './tune-table';
import { TuneService } from './tune.service';

/** The tables of this capability that can be downloaded. */
@Injectable()
export class TuneTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly tuner: TuneService,
    private readonly policies: PolicyService,
    private readonly views: OrganizationViews,
  ) {}

  onModuleInit(): void {
    this.tables.add('tune', TUNE_DEFINITION, async (asked, now) => {
      const tune = await this.tuner.tune(one(asked.org), scopeOfQuery(asked), one(asked.agent), targetOf(asked), now);
      return { table: tuneTable(tune), range: tune.range };
    });
    this.tables.add('policies', POLICIES_DEFINITION, async (asked, now) => {
      const policies = await this.policies.list(one(asked.org), now);
      const { organization, first } = await this.views.open(one(asked.org));
      return { table: policyTable(policies), range: rangeOf(organization, 'all', first, now) };
    });
  }
}

function targetOf({ target }: Parameters): number | undefined {
  const given = one(target);
  if (given === undefined || given === '') return undefined;
  if (Number.isFinite(Number(given))) return Number(given);
  throw new Failure('bad_input', `"${given}" is no target: write a hit rate such as 0.6.`);
}

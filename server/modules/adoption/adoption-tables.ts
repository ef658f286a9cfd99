import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Table } from '../../platform/csv';
import { ExportTables } from '../../platform/export-tables';
import type { Range } from '../../platform/scope.types';
import { one, scopeOfQuery, word, type Parameters } from '../../platform/table-query';
import { AdoptionService } from './adoption.service';
import { AdoptionBy, type Adoption } from './adoption.types';
import { AuthorshipShareService } from './authorship-share.service';
import { DelegatedService } from './delegated.service';
import { MergeabilityService } from './mergeability.service';
import { MergeabilityBy } from './mergeability.types';
import { ReadinessService } from './readiness.service';
import { RetentionService } from './retention.service';
import { adoptionTable, authorshipTable, delegatedTable, markTable, mergeabilityTable, moveTable, phaseTable, readinessTable, retentionTable, sourceTable, surfaceTable, tableDefinitions, weekTable } from './tables'; // prettier-ignore

/** The tables of this capability that can be downloaded. */
@Injectable()
export class AdoptionTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly adoptions: AdoptionService,
    private readonly delegations: DelegatedService,
    private readonly mergeabilities: MergeabilityService,
    private readonly retentions: RetentionService,
    private readonly authorships: AuthorshipShareService,
    private readonly readinesses: ReadinessService,
  ) {}

  onModuleInit(): void {
    const adoptionOf = (asked: Parameters, now: number): Promise<Adoption> =>
      this.adoptions.adoption(one(asked.org), scopeOfQuery(asked), word(AdoptionBy, 'group', asked.by) ?? 'team', now);
    const ofAdoption = {
      adoption: adoptionTable,
      'adoption-weeks': weekTable,
      'adoption-moves': moveTable,
      'adoption-surfaces': surfaceTable,
      'adoption-phases': phaseTable,
      'adoption-sources': sourceTable,
    };
    for (const [name, table] of Object.entries(ofAdoption))
      this.add(name as keyof typeof ofAdoption, async (asked, now) => told(table, await adoptionOf(asked, now)));
    this.add('delegated', async (asked, now) =>
      told(delegatedTable, await this.delegations.delegated(one(asked.org), scopeOfQuery(asked), now)),
    );
    this.add('mergeability', async (asked, now) => {
      const by = word(MergeabilityBy, 'group', asked.mergeability ?? asked.by) ?? 'length';
      return told(
        mergeabilityTable,
        await this.mergeabilities.mergeability(one(asked.org), scopeOfQuery(asked), by, now),
      );
    });
    this.add('retention', async (asked, now) => {
      const [org, scope] = [one(asked.org), scopeOfQuery(asked)];
      const { range } = await adoptionOf({ org: asked.org, range: asked.range }, now);
      return { table: retentionTable(await this.retentions.retention(org, scope, now)), range };
    });
    const shareOf = (asked: Parameters, now: number) =>
      this.authorships.share(one(asked.org), scopeOfQuery(asked), now);
    this.add('authorship-share', async (asked, now) => told(authorshipTable, await shareOf(asked, now)));
    this.add('authorship-marks', async (asked, now) => told(markTable, await shareOf(asked, now)));
    this.add('readiness', async (asked, now) =>
      told(readinessTable, await this.readinesses.readiness(one(asked.org), scopeOfQuery(asked), now)),
    );
  }

  private add(
    name: keyof typeof tableDefinitions,
    read: (asked: Parameters, now: number) => Promise<{ table: Table; range: Range }>,
  ): void {
    this.tables.add(name, tableDefinitions[name], read);
  }
}

const told = <T extends { range: Range }>(table: (of: T) => Table, of: T): { table: Table; range: Range } => ({
  table: table(of),
  range: of.range,
});

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExportTables } from '../../platform/export-tables';
import { Measure } from '../../platform/measure.types';
import { one, scopeOfQuery, word } from '../../platform/table-query';
import { OrganizationViews } from '../../store/organization-view';
import { rangeOf } from '../../store/range';
import { IncidentService } from './incident.service';
import { incidentTable } from './tables';

const LARGEST_PAGE = 1000;

/** The tables of this capability that can be downloaded. */
@Injectable()
export class DeliveryTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly views: OrganizationViews,
    private readonly incidents: IncidentService,
  ) {}

  onModuleInit(): void {
    this.tables.add(
      'incidents',
      'One row per incident; maintenance left out; hours from opened to resolved.',
      async (asked, now) => {
        const org = one(asked.org);
        const scope = scopeOfQuery(asked);
        const rows = [];
        let after: string | null = null;
        do {
          const page = await this.incidents.list(
            org,
            scope,
            word(Measure, 'measure', asked.measure) ?? 'all',
            { first: LARGEST_PAGE, after },
            now,
          );
          rows.push(...page.nodes);
          after = page.hasNextPage ? page.endCursor : null;
        } while (after !== null);
        const { organization, first } = await this.views.open(org);
        return { table: incidentTable(rows), range: rangeOf(organization, scope.range, first, now) };
      },
    );
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExportTables } from '../../platform/export-tables';
import { Measure } from '../../platform/measure.types';
import { one, scopeOfQuery, word, type Parameters } from '../../platform/table-query';
import { OrganizationViews } from '../../store/organization-view';
import { rangeOf } from '../../store/range';
import { DeliveryService } from './delivery.service';
import { DeployService } from './deploy.service';
import { DeployMeasure } from './deploy.types';
import { IncidentService } from './incident.service';
import { deliveryTable, deployTable, incidentTable, tableDefinitions } from './tables';

/** The tables of this capability that can be downloaded. */
@Injectable()
export class DeliveryTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly views: OrganizationViews,
    private readonly deliveries: DeliveryService,
    private readonly deploys: DeployService,
    private readonly incidents: IncidentService,
  ) {}

  onModuleInit(): void {
    const rangeOfQuery = async (asked: Parameters, now: number) => {
      const { organization, first } = await this.views.open(one(asked.org));
      return rangeOf(organization, scopeOfQuery(asked).range, first, now);
    };
    this.tables.add('delivery', tableDefinitions.delivery, async (asked, now) => {
      const figures = await this.deliveries.delivery(one(asked.org), scopeOfQuery(asked), now);
      return { table: deliveryTable(figures), range: figures.range };
    });
    this.tables.add('deploys', tableDefinitions.deploys, async (asked, now) => {
      // As the page's address has them; `measure` there is one of pull requests.
      const filter = {
        measure: word(DeployMeasure, 'list', asked.list),
        service: one(asked.of),
        text: one(asked.text),
      };
      const rows = await this.deploys.all(one(asked.org), scopeOfQuery(asked), filter, now);
      return { table: deployTable(rows), range: await rangeOfQuery(asked, now) };
    });
    this.tables.add('incidents', tableDefinitions.incidents, async (asked, now) => {
      const measure = word(Measure, 'measure', asked.measure) ?? 'all';
      const rows = await this.incidents.all(one(asked.org), scopeOfQuery(asked), measure, now);
      return { table: incidentTable(rows), range: await rangeOfQuery(asked, now) };
    });
  }
}

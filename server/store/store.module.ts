import { Module, type DynamicModule } from '@nestjs/common';
import { AdoptionViews } from './adoption-columns';
import { Store } from './data-source';
import { DataEvents } from './data-events';
import { FindingViews } from './finding-columns';
import { ColumnsCache } from './organization-columns';
import { OrganizationViews } from './organization-view';
import { Organizations } from './organizations';

/** Makes the open `Store` injectable everywhere. Opening and closing it is the program's business, around the application's life. */
@Module({})
export class StoreModule {
  static of(store: Store): DynamicModule {
    return {
      module: StoreModule,
      global: true,
      providers: [
        { provide: Store, useValue: store },
        Organizations,
        ColumnsCache,
        DataEvents,
        OrganizationViews,
        FindingViews,
        AdoptionViews,
      ],
      exports: [Store, Organizations, ColumnsCache, DataEvents, OrganizationViews, FindingViews, AdoptionViews],
    };
  }
}

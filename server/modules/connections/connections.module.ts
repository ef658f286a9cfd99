import { Module } from '@nestjs/common';
import { derive } from '../../ledger/derivation';
import { Store } from '../../store/data-source';
import { ConnectionsResolver } from './connections.resolver';
import { ConnectionsService } from './connections.service';
import { DERIVATION_HOOK, type DerivationHook } from './derivation-hook';
import { IngestController } from './ingest.controller';

@Module({
  providers: [
    ConnectionsResolver,
    ConnectionsService,
    IngestController,
    {
      provide: DERIVATION_HOOK,
      inject: [Store],
      useFactory:
        (store: Store): DerivationHook =>
        (organizationId, touched) =>
          derive(store, organizationId, touched),
    },
  ],
  exports: [ConnectionsService],
})
export class ConnectionsModule {}

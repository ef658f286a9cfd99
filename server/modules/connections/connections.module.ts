import { Module } from '@nestjs/common';
import { derive } from '../../ledger/derivation';
import { Store } from '../../store/data-source';
import { ConnectDeploysResolver } from './connect-deploys.resolver';
import { ConnectDeploys } from './connect-deploys.service';
import { ConnectHookResolver } from './connect-hook.resolver';
import { ConnectHook } from './connect-hook.service';
import { ConnectionList } from './connection-list.service';
import { ConnectionSecrets } from './connection-secrets';
import { ConnectionResolver } from './connection.resolver';
import { ConnectionsResolver } from './connections.resolver';
import { ConnectionsService } from './connections.service';
import { DeployIngest } from './deploy-ingest';
import { DeliveryService } from './delivery.service';
import { DERIVATION_HOOK, type DerivationHook } from './derivation-hook';
import { GithubConnections } from './github-connections.service';
import { HookController } from './hook.controller';
import { HookDoor } from './hook-door';
import { IngestController } from './ingest.controller';
import { OtlpController } from './otlp.controller';
import { OtlpIntake } from './otlp-intake';
import { OtlpResolver } from './otlp.resolver';
import { OtlpSenders } from './otlp-senders.service';
import { OtlpSums } from './otlp-sums.service';
import { SyncService } from './sync.service';
import { UsageConnections } from './usage-connections.service';
import { UsageResolver } from './usage.resolver';

@Module({
  providers: [
    ConnectDeploys,
    ConnectDeploysResolver,
    ConnectHook,
    ConnectHookResolver,
    ConnectionList,
    ConnectionResolver,
    ConnectionSecrets,
    ConnectionsResolver,
    ConnectionsService,
    DeliveryService,
    DeployIngest,
    GithubConnections,
    HookController,
    HookDoor,
    IngestController,
    OtlpController,
    OtlpIntake,
    OtlpResolver,
    OtlpSenders,
    OtlpSums,
    SyncService,
    UsageConnections,
    UsageResolver,
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

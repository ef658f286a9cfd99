import { Module } from '@nestjs/common';
import { DeliveryResolver } from './delivery.resolver';
import { DeliveryTables } from './delivery-tables';
import { IncidentService } from './incident.service';

/** Deploys, incidents and what they say about services. */
@Module({ providers: [DeliveryResolver, DeliveryTables, IncidentService] })
export class DeliveryModule {}

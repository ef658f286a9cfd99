import { Global, Module } from '@nestjs/common';
import { ExportController } from './export.controller';
import { ExportTables } from './export-tables';

/** `GET /export/<table>.csv`. */
@Global()
@Module({ controllers: [ExportController], providers: [ExportTables], exports: [ExportTables] })
export class ExportModule {}

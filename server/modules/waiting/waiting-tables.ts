import { Injectable, type OnModuleInit } from '@nestjs/common';
import { STAGES } from '../../domain/stage';
import { ExportTables } from '../../platform/export-tables';
import { one, scopeOfQuery, word } from '../../platform/table-query';
import { enumOf } from '../../platform/words';
import { WAITING_DEFINITION, waitingTable } from './waiting-table';
import { WaitingService } from './waiting.service';

/** The tables of this capability that can be downloaded. */
@Injectable()
export class WaitingTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly service: WaitingService,
  ) {}

  onModuleInit(): void {
    this.tables.add('waiting', WAITING_DEFINITION, async (asked, now) => {
      const stage = word(enumOf(STAGES), 'stage', asked.stage) ?? 'pickup';
      const waiting = await this.service.waiting(one(asked.org), scopeOfQuery(asked), stage, now);
      return { table: waitingTable(waiting), range: waiting.range };
    });
  }
}

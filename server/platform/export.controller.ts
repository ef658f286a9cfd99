import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { aboutTable } from './about-table';
import { csvLines } from './csv';
import { ExportTables } from './export-tables';
import type { Parameters } from './table-query';

/** Every table as CSV, with the same parameters as the page's address. */
@Controller('export')
export class ExportController {
  constructor(private readonly tables: ExportTables) {}

  @Get(':view')
  async export(@Param('view') file: string, @Query() asked: Parameters, @Res() reply: FastifyReply): Promise<void> {
    const view = file.replace(/\.csv$/, '');
    const { definition, read } = this.tables.get(view);
    const { table, range } = await read(asked, Date.now() / 1000);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="downstream-${view}.csv"`)
      .send(Readable.from(csvLines(table, aboutTable(definition, range, asked))));
  }
}

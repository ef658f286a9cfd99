import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Failure } from '../../platform/failure';
import { OutsideSettings } from '../../platform/outside-settings';
import { RENDERED_FORMS, renderedReport, type RenderedForm } from './render/rendered';
import { Reports } from './reports.service';

/** Archived reports as files: `/reports/<id>.md`, `.txt`, `.html`, `.json`, `.slack`, `.pdf`. */
@Controller('reports')
export class ReportController {
  constructor(
    private readonly reports: Reports,
    private readonly settings: OutsideSettings,
  ) {}

  @Get(':file')
  async file(
    @Param('file') file: string,
    @Query('org') org: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, id, form] = /^([\w-]{1,40})\.(\w+)$/.exec(file) ?? [];
    if (id === undefined || !(form in RENDERED_FORMS))
      throw new Failure('not_found', `There is no file "${file}": its name is the id of an archived report and one of .${Object.keys(RENDERED_FORMS).join(', .')}.`); // prettier-ignore
    const { document } = await this.reports.find(org, id);
    const { publicUrl, browser } = this.settings;
    const body = await renderedReport(document, form as RenderedForm, { base: publicUrl, browser });
    const name = [document.organization, document.team, document.week]
      .filter(Boolean)
      .join('-')
      .replace(/[^\w.-]+/g, '_');
    await reply
      .header('content-type', RENDERED_FORMS[form as RenderedForm])
      .header('content-disposition', `attachment; filename="${name}.${form}"`)
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .header('x-content-type-options', 'nosniff')
      .send(body);
  }
}

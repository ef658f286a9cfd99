import type { ReportDocument } from '../report.types';
import { reportJson } from './json';
import type { LinkBase } from './link';
import { reportMarkdown } from './markdown';
import { reportPage } from './page-html';
import { printedPage } from './pdf';
import { reportPlainText } from './plain-text';
import { reportSlack } from './slack';

/** The forms in which a report can be taken away, with their media types. */
export const RENDERED_FORMS = {
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  slack: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
} as const;
export type RenderedForm = keyof typeof RENDERED_FORMS;

export interface RenderOptions {
  base: LinkBase;
  /** Of a PDF; null = whichever is found. */
  browser: string | null;
}

/**
 * A report in one of these forms.
 *
 * @throws Failure not_allowed for a PDF where no browser is found
 */
export async function renderedReport(
  document: ReportDocument,
  form: RenderedForm,
  { base, browser }: RenderOptions,
): Promise<Buffer> {
  switch (form) {
    case 'md':
      return Buffer.from(reportMarkdown(document, base));
    case 'txt':
      return Buffer.from(reportPlainText(document, base));
    case 'html':
      return Buffer.from(reportPage(document, { base }));
    case 'json':
      return Buffer.from(reportJson(document));
    case 'slack':
      return Buffer.from(`${JSON.stringify(reportSlack(document, base), null, 2)}\n`);
    case 'pdf':
      return printedPage(reportPage(document, { base }), browser);
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { comparedSentences, type ComparedSentence } from '../../domain/report/report-comparison';
import type { StatementCode } from '../../domain/report/statement';
import { SECTION_OF } from '../../domain/report/statement-section';
import type { EndedOptions } from '../../platform/domain-runs';
import { mondayOf, weekAfter } from '../../platform/iso-week';
import { pageOf, type Page } from '../../platform/page';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import {
  archiveReportIn,
  deleteReportIn,
  reportIn,
  reportOfWeekIn,
  reportsIn,
  type ReportRow,
} from '../../store/reports';
import type { ArchivedReport, ArchivedReportConnection, ReportComparison, ReportDocument } from './report.types';
import { ReportMaker, type ReportQuestion } from './report-maker';

type Row = ReportRow<ReportDocument>;

/** The archive: reports as they were, each with the version of the data it was made of. */
@Injectable()
export class Reports {
  constructor(
    private readonly maker: ReportMaker,
    private readonly store: Store,
    private readonly organizations: Organizations,
  ) {}

  /**
   * Makes a report, waits for its forecast and freezes it; the same data and settings give the one that is there.
   *
   * @throws Failure not_found, bad_input
   */
  async archived(question: ReportQuestion, wallClock: number, options?: EndedOptions): Promise<ArchivedReport> {
    const document = await this.maker.ended(question, wallClock, options);
    const { id } = await this.organizations.get(question.org);
    const row = await this.store.inOrganization(id, (client) =>
      archiveReportIn<ReportDocument>(client, id, {
        id: randomBytes(9).toString('base64url'),
        team: document.team ?? '',
        week: mondayOf(document.week)!,
        dataVersion: document.dataVersion,
        form: document.form,
        mark: createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22),
        document,
      }),
    );
    return told(row);
  }

  /** @throws Failure not_found */
  async find(org: string | null | undefined, id: string): Promise<ArchivedReport> {
    return told(await this.inOrganization(org, (client) => reportIn<ReportDocument>(client, id)));
  }

  /** @param team '' = those of the whole organization, null = all */
  async list(
    org: string | null | undefined,
    team: string | null | undefined,
    page: Page,
  ): Promise<ArchivedReportConnection> {
    const rows = await this.inOrganization(org, (client) => reportsIn<ReportDocument>(client, team ?? undefined));
    return pageOf(rows, page, ({ id }) => id, told);
  }

  async delete(org: string | null | undefined, id: string): Promise<boolean> {
    return this.inOrganization(org, (client) => deleteReportIn(client, id));
  }

  /** What became of each sentence since the newest report of the week before that is kept. */
  async compared(org: string | null | undefined, id: string): Promise<ReportComparison> {
    const after = await this.find(org, id);
    const week = weekAfter(after.week, -1);
    const row = await this.inOrganization(org, (client) =>
      reportOfWeekIn<ReportDocument>(client, after.team ?? '', mondayOf(week)!),
    );
    return reportComparison(row ? told(row) : null, after);
  }

  private async inOrganization<T>(
    org: string | null | undefined,
    work: Parameters<typeof this.store.inOrganization<T>>[1],
  ): Promise<T> {
    const { id } = await this.organizations.get(org);
    return this.store.inOrganization(id, work);
  }
}

/** @param before null = none of the week before is kept, so everything is new */
export function reportComparison(
  before: Pick<ArchivedReport, 'id' | 'document'> | null,
  { document }: Pick<ArchivedReport, 'document'>,
): ReportComparison {
  const names = (of: ReportDocument): string[] => of.waiting.map(({ repo, number }) => `${repo}#${number}`);
  const old = before ? names(before.document) : [];
  const now = names(document);
  return {
    week: weekAfter(document.week, -1),
    before: before?.id ?? null,
    changes: before
      ? comparedSentences(sentencesOf(before.document), sentencesOf(document)).map((of) => ({
          ...of,
          section: SECTION_OF[of.code as StatementCode],
        }))
      : [],
    waitingNew: before ? now.filter((name) => !old.includes(name)) : [],
    waitingGone: old.filter((name) => !now.includes(name)),
  };
}

/** The headline is a sentence of its part; what stands first one week may stand elsewhere the next. */
const sentencesOf = ({ headline, parts }: ReportDocument): ComparedSentence[] =>
  [headline, ...parts.flatMap(({ sentences }) => sentences)].map(({ code, subject, text }) => ({
    code,
    subject,
    text,
  }));

function told({ id, team, week, dataVersion, createdAt, document }: Row): ArchivedReport {
  return {
    id,
    team: team === '' ? null : team,
    week: document.week ?? week,
    dataVersion,
    createdAt,
    headline: document.headline.text,
    document,
  };
}

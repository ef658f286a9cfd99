import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { Failure } from '../../platform/failure';
import { moment } from '../../platform/moment';
import type { OpenApplication } from '../../platform/open-application';
import { OutsideSettings } from '../../platform/outside-settings';
import { aligned } from '../../platform/printed-table';
import { RunProgressBar } from '../../platform/run-progress';
import { written } from '../../platform/written';
import { renderedReport } from './render/rendered';
import { reportComparison, Reports } from './reports.service';
import { ReportMaker } from './report-maker';
import type { ReportComparison } from './report.types';

interface ReportOptions {
  org?: string;
  team?: string;
  week?: string;
  format?: string;
  out?: string;
  archive?: boolean;
  list?: boolean;
  compare?: boolean;
  json?: boolean;
}

const FORMATS = ['md', 'txt', 'html', 'json', 'pdf', 'slack'] as const;
type Format = (typeof FORMATS)[number];

/** `downstream report`: Monday's report, for a terminal, a file or any cron. */
export function registerReportCommand(program: Command, open: OpenApplication): void {
  program
    .command('report')
    .description('the weekly report: where the bottleneck is, whether it moved, what breaks next, and what to do')
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--team <name>', 'of one team (default: the whole organization)')
    .option('--week <week>', 'ISO week such as 2026-W40 (default: the last whole week of the data)')
    .option('--format <format>', `${FORMATS.join(', ')} (default: md, or what the name after --out ends in)`)
    .option('--out <file>', 'writes to a file instead of the standard output')
    .option('--archive', 'keeps it as it is now, with the version of the data')
    .option('--list', 'lists archived reports')
    .option('--compare', 'what changed since the report of the week before')
    .option('--json', 'JSON with stable keys: the same as --format json')
    .action(async (options: ReportOptions) => {
      const { org, out } = options;
      const format = formatOf(options);
      if (options.list && options.compare)
        throw new Failure('wrong_use', '--list and --compare are two answers: ask for one of them.');
      const app = await open();
      const now = Date.now() / 1000;
      const archive = app.get(Reports);
      const { publicUrl, browser } = app.get(OutsideSettings);
      if (options.list) {
        const { nodes } = await archive.list(org, options.team, { first: 1000 });
        if (options.json) return written(nodes.map(({ document: _, ...of }) => `${JSON.stringify({ ...of, createdAt: moment(of.createdAt) })}\n`).join('')); // prettier-ignore
        return written(
          nodes.length === 0
            ? 'No report is archived yet: downstream report --archive keeps one.\n'
            : `${aligned([['id', 'week', 'team', 'data version', 'archived', 'headline'], ...nodes.map((of) => [of.id, of.week, of.team ?? '(all)', String(of.dataVersion), moment(of.createdAt) ?? '', of.headline])], [5]).join('\n')}\n`,
        ); // prettier-ignore
      }
      const question = { org, team: options.team ?? null, week: options.week ?? null };
      const bar = new RunProgressBar();
      const waiting = { onProgress: bar.show };
      const maker = app.get(ReportMaker);
      try {
        if (options.compare) {
          const document = await maker.ended(question, now, waiting);
          const comparison = reportComparison(null, { document });
          const before = await maker.ended({ ...question, week: comparison.week }, now, waiting);
          bar.stop();
          const compared = reportComparison({ id: '', document: before }, { document });
          return written(options.json ? `${JSON.stringify(compared)}\n` : comparisonText(compared));
        }
        const document = options.archive
          ? (await archive.archived(question, now, waiting)).document
          : await maker.ended(question, now, waiting);
        bar.stop();
        const rendered = await renderedReport(document, format, { base: publicUrl, browser });
        if (out === undefined) return written(rendered.toString());
        await writeFile(out, rendered);
      } finally {
        bar.stop();
      }
    });
}

/** @throws Failure wrong_use */
function formatOf({ format, json, out }: ReportOptions): Format {
  const asked = format ?? (json ? 'json' : (FORMATS.find((one) => out?.endsWith(`.${one}`)) ?? 'md'));
  const known = FORMATS.find((one) => one === asked);
  if (known === undefined)
    throw new Failure('wrong_use', `There is no format "${asked}": write one of ${FORMATS.join(', ')}.`);
  if (known === 'pdf' && out === undefined)
    throw new Failure('wrong_use', 'A PDF is not for the terminal: name a file with --out report.pdf.');
  return known;
}

const WORDS: Record<string, string> = { new: 'New', gone: 'No longer', changed: 'Changed', same: 'As before' };

function comparisonText({ week, changes, waitingNew, waitingGone }: ReportComparison): string {
  const lines = [`Against the report of ${week}, made from the same data:`, ''];
  for (const { change, before, after } of changes) {
    if (change === 'same') continue;
    lines.push(`${WORDS[change]}: ${after ?? before}`);
    if (change === 'changed') lines.push(`  Before: ${before}`);
  }
  const same = changes.filter(({ change }) => change === 'same').length;
  if (same > 0) lines.push(`As before: ${same} of ${changes.length} sentences.`);
  if (waitingNew.length > 0) lines.push(`Came to the longest waiting: ${waitingNew.join(', ')}.`);
  if (waitingGone.length > 0) lines.push(`Left the longest waiting: ${waitingGone.join(', ')}.`);
  return `${lines.join('\n')}\n`;
}

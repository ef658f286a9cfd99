import type { ReportDocument, ReportSentence } from '../report.types';
import { STAGE_NAMES } from '../text/names';
import { markdown } from './escape';
import { addressOf, pageName, type LinkBase } from './link';
import {
  footerLine,
  runsLine,
  scopeLine,
  stageFigures,
  stageMarks,
  waitingFor,
  waitingName,
  waitingTitle,
} from './words';

/** A report as GitHub-flavoured Markdown. */
export function reportMarkdown(document: ReportDocument, base: LinkBase): string {
  const { title, headline, parts, waiting, suggestions, stages, notTold } = document;
  const link = (path: string): string => {
    const address = addressOf(base, path);
    return address === null ? '' : ` [${pageName(path)}](${address})`;
  };
  const sentence = ({ text, link: path, urgent }: ReportSentence): string =>
    `${urgent ? '**Now:** ' : ''}${markdown(text)}${link(path)}`;
  const lines = [
    `# ${markdown(title)}`,
    '',
    markdown(scopeLine(document)),
    '',
    `**${markdown(headline.text)}**${link(headline.link)}`,
    '',
    '| Stage | Stands there | |',
    '| --- | --- | --- |',
    ...stages.map((of) => `| ${STAGE_NAMES[of.stage]} | ${stageFigures(of)} | ${stageMarks(of).join(', ')} |`),
    '',
    `Constraint by week: ${markdown(runsLine(document))}.`,
  ];
  for (const { title: name, sentences } of parts)
    lines.push('', `## ${markdown(name)}`, '', ...sentences.map((of) => `- ${sentence(of)}`));
  if (suggestions.length > 0)
    lines.push('', '## What would help', '', ...suggestions.map(({ text, effect, link: path }) => `- ${markdown(text)} ${markdown(effect)}${link(path)}`)); // prettier-ignore
  if (waiting.length > 0)
    lines.push(
      '',
      `## ${waitingTitle(document)}`,
      '',
      '| Pull request | Title | Waits |',
      '| --- | --- | --- |',
      ...waiting.map((of) => {
        const address = addressOf(base, of.link);
        const name = markdown(waitingName(of));
        return `| ${address === null ? name : `[${name}](${address})`} | ${markdown(of.title)} | ${markdown(waitingFor(of))} |`;
      }),
    );
  if (notTold.length > 0) lines.push('', '## Not told', '', ...notTold.map((text) => `- ${markdown(text)}`));
  return `${[...lines, '', markdown(footerLine(document))].join('\n')}\n`;
}

import type { ReportDocument, ReportSentence } from '../report.types';
import { STAGE_NAMES } from '../text/names';
import { addressOf, type LinkBase } from './link';
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

/** Columns of a line where it can be broken. */
const WIDTH = 78;

/** A report as plain text, as e-mails carry it beside their HTML. Addresses stand on lines of their own and are not broken. */
export function reportPlainText(document: ReportDocument, base: LinkBase): string {
  const { title, headline, parts, waiting, suggestions, stages, notTold } = document;
  const link = (path: string): string[] => {
    const address = addressOf(base, path);
    return address === null ? [] : [`  ${address}`];
  };
  const item = (text: string, path: string): string[] => [...wrapped(text, '- ', '  '), ...link(path)];
  const sentence = ({ text, link: path, urgent }: ReportSentence): string[] =>
    item(urgent ? `NOW: ${text}` : text, path);
  const lines = [
    ...heading(title, '='),
    ...wrapped(scopeLine(document)),
    '',
    ...wrapped(headline.text),
    ...link(headline.link),
    '',
    ...stages.map((of) => `${STAGE_NAMES[of.stage].padEnd(9)}${[stageFigures(of), ...stageMarks(of).map((mark) => `<- ${mark}`)].join('  ')}`), // prettier-ignore
    '',
    ...wrapped(`Constraint by week: ${runsLine(document)}.`),
  ];
  for (const { title: name, sentences } of parts) lines.push('', ...heading(name, '-'), ...sentences.flatMap(sentence));
  if (suggestions.length > 0)
    lines.push('', ...heading('What would help', '-'), ...suggestions.flatMap(({ text, effect, link: path }) => item(`${text} ${effect}`, path))); // prettier-ignore
  if (waiting.length > 0)
    lines.push('', ...heading(waitingTitle(document), '-'), ...waiting.flatMap((of) => item(`${waitingName(of)} ${oneLine(of.title)}: ${waitingFor(of)}`, of.link))); // prettier-ignore
  if (notTold.length > 0)
    lines.push('', ...heading('Not told', '-'), ...notTold.flatMap((text) => wrapped(text, '- ', '  ')));
  return `${[...lines, '', ...wrapped(footerLine(document))].join('\n')}\n`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const heading = (text: string, line: string): string[] => [oneLine(text), line.repeat(Math.min(WIDTH, text.length))];

/** A text in lines of at most 78 columns; a word that is longer keeps a line of its own. */
export function wrapped(text: string, first = '', rest = ''): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of oneLine(text).split(' ')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += `${empty ? '' : ' '}${word}`;
    empty = false;
  }
  return [...lines, line];
}

import type { ReportDocument, ReportSentence } from '../report.types';
import { cut, slack } from './escape';
import { addressOf, pageName, type LinkBase } from './link';
import { footerLine, scopeLine, waitingFor, waitingName, waitingTitle } from './words';

/** Limits of Block Kit. Source: docs.slack.dev, "Blocks". */
const MOST_BLOCKS = 50;
const MOST_HEADER = 150;
const MOST_SECTION = 3000;

export interface SlackMessage {
  text: string;
  blocks: object[];
}

/** A report for an incoming webhook of Slack: Block Kit, and a text for notifications. */
export function reportSlack(document: ReportDocument, base: LinkBase): SlackMessage {
  const { title, headline, parts, waiting, suggestions } = document;
  const link = (path: string, name = pageName(path)): string => {
    const address = addressOf(base, path);
    return address === null ? slack(name) : `<${address.replace(/[<>|]/g, encodeURIComponent)}|${slack(name)}>`;
  };
  const sentence = ({ text, link: path, urgent }: ReportSentence): string =>
    `• ${urgent ? '*Now:* ' : ''}${slack(text)} ${base === null ? '' : link(path)}`.trimEnd();
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: cut(title, MOST_HEADER) } },
    ...sections([`*${slack(headline.text)}* ${base === null ? '' : link(headline.link)}`.trimEnd()]),
    ...parts.flatMap(({ title: name, sentences }) => sections([`*${slack(name)}*`, ...sentences.map(sentence)])),
    ...(suggestions.length > 0
      ? sections(['*What would help*', ...suggestions.map(({ text, effect, link: path }) => `• *${slack(text)}* ${slack(effect)} ${base === null ? '' : link(path)}`.trimEnd())]) // prettier-ignore
      : []),
    ...(waiting.length > 0
      ? [
          { type: 'divider' },
          ...sections([`*${waitingTitle(document)}*`, ...waiting.map((of) => `• ${link(of.link, waitingName(of))} ${slack(cut(of.title, 120))}: ${slack(waitingFor(of))}`)]), // prettier-ignore
        ]
      : []),
    {
      type: 'context',
      elements: [{ type: 'mrkdwn', text: cut(slack(`${scopeLine(document)} ${footerLine(document)}`), MOST_SECTION) }],
    },
  ];
  // It is read as mrkdwn, too: a name in it must call nobody.
  return { text: cut(slack(headline.text), MOST_SECTION), blocks: blocks.slice(0, MOST_BLOCKS) };
}

/** Lines as sections, none longer than Slack takes; a line that is too long itself is cut. */
export function sections(lines: readonly string[]): object[] {
  const texts: string[] = [];
  for (const line of lines.map((text) => cut(text, MOST_SECTION))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= MOST_SECTION)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => ({ type: 'section', text: { type: 'mrkdwn', text } }));
}

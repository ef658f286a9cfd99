import type { ReportDocument, ReportSentence } from '../report.types';
import { cut, markdown } from './escape';
import { addressOf, pageName, type LinkBase } from './link';
import { footerLine, scopeLine, waitingFor, waitingName, waitingTitle } from './words';

/** A message that a webhook of Teams takes has 28 kB at most. Source: learn.microsoft.com, "Create an Incoming Webhook". */
const MOST_BYTES = 28 * 1024;

/** A report for a webhook of Teams: one Adaptive Card; where it would be too large, what waits is shortened first. */
export function reportTeams(document: ReportDocument, base: LinkBase): object {
  for (let shown = document.waiting.length; ; shown--) {
    const message = teamsCard(bodyOf(document, base, shown));
    if (shown === 0 || Buffer.byteLength(JSON.stringify(message)) <= MOST_BYTES) return message;
  }
}

/** The envelope of a card. @param body elements of an Adaptive Card 1.5 */
export const teamsCard = (body: readonly object[]): object => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.5',
        msteams: { width: 'Full' },
        body,
      },
    },
  ],
});

export const teamsText = (text: string, style: object = {}): object => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...style,
});

function bodyOf(document: ReportDocument, base: LinkBase, shown: number): object[] {
  const { title, headline, parts, waiting, suggestions } = document;
  const link = (path: string, name = pageName(path)): string => {
    const address = addressOf(base, path);
    return address === null ? '' : ` [${markdown(name)}](${address})`;
  };
  const sentence = ({ text, link: path, urgent }: ReportSentence): string =>
    `- ${urgent ? '**Now:** ' : ''}${markdown(text)}${link(path)}`;
  const heading = (text: string): object => teamsText(markdown(text), { weight: 'Bolder', spacing: 'Medium' });
  return [
    teamsText(markdown(title), { size: 'Large', weight: 'Bolder' }),
    teamsText(`${markdown(headline.text)}${link(headline.link)}`, { weight: 'Bolder' }),
    ...parts.flatMap(({ title: name, sentences }) => [heading(name), teamsText(sentences.map(sentence).join('\r'))]),
    ...(suggestions.length > 0
      ? [heading('What would help'), teamsText(suggestions.map(({ text, effect, link: path }) => `- **${markdown(text)}** ${markdown(effect)}${link(path)}`).join('\r'))] // prettier-ignore
      : []),
    ...(shown > 0
      ? [heading(waitingTitle(document)), teamsText(waiting.slice(0, shown).map((of) => `- ${link(of.link, waitingName(of)).trim() || markdown(waitingName(of))} ${markdown(cut(of.title, 120))}: ${markdown(waitingFor(of))}`).join('\r'))] // prettier-ignore
      : []),
    teamsText(markdown(`${scopeLine(document)} ${footerLine(document)}`), { isSubtle: true, size: 'Small' }),
  ];
}

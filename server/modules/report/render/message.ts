import type { Message } from '../delivery/message';
import type { ReportDocument } from '../report.types';
import { emailHtml, emailPage, linkTo, row, unsubscribe } from './email-html';
import { html, markdown, slack } from './escape';
import { addressOf, pageName, type LinkBase } from './link';
import { reportMarkdown } from './markdown';
import { reportPlainText, wrapped } from './plain-text';
import { reportSlack, sections } from './slack';
import { reportTeams, teamsCard, teamsText } from './teams';

export interface MessageOptions {
  base: LinkBase;
  unsubscribeUrl?: string | null;
}

/** A report in all forms in which it goes out. */
export function reportMessage(document: ReportDocument, { base, unsubscribeUrl = null }: MessageOptions): Message {
  const text = reportPlainText(document, base);
  return {
    subject: oneLine(document.title),
    text: unsubscribeUrl === null ? text : `${text}\nUnsubscribe:\n  ${unsubscribeUrl}\n`,
    html: emailHtml(document, { base, unsubscribeUrl }),
    markdown: reportMarkdown(document, base),
    slack: reportSlack(document, base),
    teams: reportTeams(document, base),
    thread: null,
  };
}

/** Something that cannot wait for the report. */
export interface AlertText {
  organization: string;
  /** What kind of thing it is: "Hit rate". */
  kindTitle: string;
  subject: string;
  sentence: string;
  /** Path and query of the page that shows it. */
  link: string;
  /** The same for all messages about it. */
  thread: string;
}

/** An alert in the same forms. */
export function alertMessage(alert: AlertText, { base, unsubscribeUrl = null }: MessageOptions): Message {
  const { organization, kindTitle, sentence, link, thread } = alert;
  const title = oneLine(`${organization}: ${kindTitle}`);
  const address = addressOf(base, link);
  const rows =
    row(`<h1 class="ink" style="margin:0;color:#182032;font-size:19px;line-height:1.35">${html(sentence)}</h1><p style="margin:8px 0 0">${linkTo(base, link)}</p>`) +
    (unsubscribeUrl === null ? '' : row(`<p class="muted" style="margin:0;color:#596275;font-size:12px">${unsubscribe(unsubscribeUrl).trim()}</p>`)); // prettier-ignore
  const end = [...(address === null ? [] : [`  ${address}`]), ...(unsubscribeUrl === null ? [] : ['', 'Unsubscribe:', `  ${unsubscribeUrl}`])]; // prettier-ignore
  const named = address === null ? '' : ` [${pageName(link)}](${address})`;
  return {
    subject: title,
    text: `${[...wrapped(sentence), ...end].join('\n')}\n`,
    html: emailPage(title, sentence, rows),
    markdown: `**${markdown(title)}**\n\n${markdown(sentence)}${named}\n`,
    slack: {
      text: slack(sentence),
      blocks: sections([`*${slack(title)}*`, `${slack(sentence)}${address === null ? '' : ` <${address.replace(/[<>|]/g, encodeURIComponent)}|${pageName(link)}>`}`]), // prettier-ignore
    },
    teams: teamsCard([teamsText(markdown(title), { weight: 'Bolder' }), teamsText(`${markdown(sentence)}${named}`)]),
    thread,
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

import { JSDOM } from 'jsdom';
import { linksOf, reportDocument, textsOf } from '../../../../test/support/report-document';
import type { ReportDocument } from '../report.types';
import { emailHtml } from './email-html';
import { reportJson } from './json';
import { reportMarkdown } from './markdown';
import { alertMessage, reportMessage } from './message';
import { reportPage } from './page-html';
import { reportPlainText } from './plain-text';
import { reportSlack } from './slack';
import { reportTeams } from './teams';

const BASE = 'https://downstream.example.com';
const document = reportDocument();
/** Text without what the form needs to escape, and without line breaks. */
const plain = (text: string): string => text.replace(/[\\*_`\u200b]/g, '').replace(/\s+/g, ' ');
const ofHtml = (html: string): string => new JSDOM(html).window.document.body.textContent!;

const rendered: [
  name: string,
  text: (of: ReportDocument, base: string | null) => string,
  read: (text: string) => string,
][] = [
  ['Markdown', reportMarkdown, (text) => text],
  ['plain text', reportPlainText, (text) => text],
  ['e-mail', (of, base) => emailHtml(of, { base, unsubscribeUrl: null }), ofHtml],
  ['page', (of, base) => reportPage(of, { base }), ofHtml],
  [
    'Slack',
    (of, base) => JSON.stringify(reportSlack(of, base)),
    (text) =>
      (JSON.parse(text) as { blocks: { text?: { text: string } }[] }).blocks
        .map((block) => block.text?.text ?? '')
        .join('\n'),
  ],
  [
    'Teams',
    (of, base) => JSON.stringify(reportTeams(of, base)),
    (text) =>
      [...text.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)]
        .map((match) => JSON.parse(`"${match[1]}"`) as string)
        .join('\n'),
  ],
];

describe.each(rendered)('%s', (name, render, read) => {
  const short = name === 'Slack' || name === 'Teams';

  it('says every sentence, and who waits on whom', () => {
    const text = plain(read(render(document, BASE)));
    // Chats leave out what could not be told.
    for (const said of textsOf(document).filter((of) => !(short && document.notTold.includes(of))))
      expect(text).toContain(plain(said));
    expect(text).toContain('10 of 41');
    for (const { repo, number } of document.waiting) expect(text).toContain(`${repo}#${number}`);
  });

  it('has every link under the address of the server, and none without one', () => {
    const text = render(document, BASE).replace(/&amp;/g, '&').replace(/\n\s*/g, ' ');
    for (const link of linksOf(document)) expect(text).toContain(BASE + link);
    expect(render(document, null)).not.toMatch(/downstream\.example\.com|href=|\]\(|<http/);
  });
});

describe('hostile words', () => {
  const evil = `<script>alert(1)</script> "><img src=x onerror=alert(2)> [x](javascript:alert(3)) <!channel> @everyone & ' | \n# big`;
  const hostile = reportDocument({
    title: evil,
    team: evil,
    headline: { ...document.headline, text: evil },
    waiting: [{ ...document.waiting[0], title: evil, repo: evil, onText: evil }],
  });

  it.each([
    ['e-mail', emailHtml(hostile, { base: BASE, unsubscribeUrl: `${BASE}/unsubscribe/x` })],
    ['page', reportPage(hostile, { base: BASE, note: evil })],
  ])('are only words in the %s', (_name, html) => {
    const { document: page } = new JSDOM(html).window;
    expect(page.querySelectorAll('script, img, iframe, object, link').length).toBe(0);
    for (const element of page.querySelectorAll('*'))
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on/);
    for (const link of page.querySelectorAll('a')) expect(link.href.startsWith(`${BASE}/`)).toBe(true);
    expect(page.body.textContent).toContain('<script>alert(1)</script>');
  });

  it('call nobody in Slack, and make no link or heading in Markdown', () => {
    const { text, blocks } = reportSlack(hostile, BASE);
    // A header is plain text, in which nothing is called.
    expect(JSON.stringify([text, blocks.slice(1)])).not.toMatch(/<!channel>|<script/);
    expect(blocks[0]).toMatchObject({ type: 'header', text: { type: 'plain_text' } });
    const markdown = reportMarkdown(hostile, BASE);
    expect(markdown).not.toMatch(/(?<!\\)\[x(?<!\\)\]\(javascript/);
    expect(markdown).not.toMatch(/^# big/m);
    expect(markdown).not.toMatch(/@everyone/);
  });
});

describe('e-mail', () => {
  const html = emailHtml(document, { base: BASE, unsubscribeUrl: `${BASE}/unsubscribe/x` });

  it('renders without images and without anything from elsewhere, and follows a dark reader', () => {
    expect(html).not.toMatch(/<img|src=|url\(|@import|<link/);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('prefers-color-scheme:dark');
    const { document: page } = new JSDOM(html).window;
    expect(page.querySelector('a[href$="/unsubscribe/x"]')?.textContent).toBe('Unsubscribe');
    // What is read aloud are rows, not a table of figures.
    for (const table of page.querySelectorAll('table')) expect(table.getAttribute('role')).toBe('presentation');
  });

  it('marks the constraint by a word and a shape', () => {
    expect(ofHtml(html)).toMatch(/Deploy\s*40 pull requests, 4\.0 days of work▲ constraint/);
  });
});

it('plain text keeps to 78 columns where it can be broken', () => {
  for (const line of reportPlainText(document, BASE).split('\n'))
    if (line.length > 78) expect(line).toMatch(/^\s*https?:\S+$/);
});

it('tells the constraint by week in runs', () => {
  expect(reportMarkdown(document, null)).toContain(
    'Constraint by week: not enough data 2026-W15 to 2026-W18, none (waits for work) 2026-W19 to 2026-W26, Review 2026-W27 to 2026-W36, Deploy 2026-W37 to 2026-W40.',
  );
});

it('keeps to the limits of Slack and Teams, however much there is to say', () => {
  const long = { ...document.parts[0].sentences[0], text: `${'word '.repeat(900)}end.` };
  const huge = reportDocument({
    title: 'T'.repeat(400),
    parts: Array.from({ length: 60 }, () => ({ ...document.parts[0], sentences: [long, long] })),
  });
  const { blocks } = reportSlack(huge, BASE) as { blocks: { type: string; text?: { text: string } }[] };
  expect(blocks.length).toBeLessThanOrEqual(50);
  for (const { type, text } of blocks)
    expect(text?.text.length ?? 0).toBeLessThanOrEqual(type === 'header' ? 150 : 3000);
  const wide = reportDocument({
    waiting: Array.from({ length: 10 }, (_, place) => ({
      ...document.waiting[0],
      number: place,
      onText: 'x'.repeat(2400),
    })),
  });
  expect(Buffer.byteLength(JSON.stringify(reportTeams(wide, BASE)))).toBeLessThanOrEqual(28 * 1024);
});

it('JSON is the same whatever the order in which the parts were stored', () => {
  const other = Object.fromEntries(Object.entries(document).reverse()) as unknown as ReportDocument;
  expect(reportJson(other)).toBe(reportJson(document));
  expect(JSON.parse(reportJson(document))).toEqual({ downstream: 'report/1', ...document });
});

it('an alert says its sentence in every form, in one conversation', () => {
  const alert = {
    organization: 'Northwind',
    kindTitle: 'A source is stale',
    subject: 'acme',
    sentence: 'acme <b> is stale.',
    link: '/sources?org=Northwind',
    thread: 'sync_stale:acme',
  };
  const message = alertMessage(alert, { base: BASE, unsubscribeUrl: `${BASE}/unsubscribe/x` });
  expect(message).toMatchObject({ subject: 'Northwind: A source is stale', thread: 'sync_stale:acme' });
  expect(message.text).toContain('acme <b> is stale.');
  expect(ofHtml(message.html)).toContain('acme <b> is stale.');
  expect(JSON.stringify(message.slack)).toContain('acme &lt;b&gt; is stale.');
  expect(JSON.stringify(message.teams)).toContain('is stale.');
  for (const text of [message.text, message.markdown]) expect(text).toContain(`${BASE}/sources?org=Northwind`);
  expect(reportMessage(document, { base: BASE }).thread).toBeNull();
});

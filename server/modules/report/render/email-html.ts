import { STAGES } from '../../../domain/stage';
import type { ReportChart, ReportDocument, ReportSentence } from '../report.types';
import { STAGE_NAMES } from '../text/names';
import { STAGE_COLOURS } from './colours';
import { html } from './escape';
import { addressOf, pageName, type LinkBase } from './link';
import {
  constraintRuns,
  footerLine,
  runsLine,
  scopeLine,
  stageFigures,
  stageMarks,
  waitingFor,
  waitingName,
  waitingTitle,
} from './words';

export interface EmailOptions {
  base: LinkBase;
  /** Where one recipient takes themselves off; null = it is no mailing. */
  unsubscribeUrl: string | null;
}

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK = 'color:#182032';
const MUTED = 'color:#596275';
const LINE = 'border-top:1px solid #e1e5eb';
/** Height of the bars of a small chart, px. */
const BAR = 36;

/**
 * A report as an e-mail: tables for the layout, inline CSS, no image, nothing from elsewhere. Where a reader darkens mail by itself or honours the style
 * element, the colours follow; without either it stays dark on light. Everything that is drawn is also said.
 */
export function emailHtml(document: ReportDocument, { base, unsubscribeUrl }: EmailOptions): string {
  const { title, headline, parts, waiting, suggestions, notTold } = document;
  const body = [
    row(`<p class="muted" style="margin:0;${MUTED};font-size:13px">${html(scopeLine(document))}</p>
<h1 class="ink" style="margin:6px 0 0;${INK};font-size:21px;line-height:1.35;font-weight:600">${html(headline.text)}</h1>
${linkTo(base, headline.link)}`),
    row(stageTable(document)),
    row(strip(document)),
    ...parts.map(({ title: name, sentences }) =>
      row(`${heading(name)}${list(sentences.map((of) => sentenceHtml(of, base)))}`),
    ),
    suggestions.length === 0
      ? ''
      : row(`${heading('What would help')}${list(suggestions.map(({ text, effect, link }) => `<strong>${html(text)}</strong> ${html(effect)} ${linkTo(base, link)}`))}`), // prettier-ignore
    row(charts(document)),
    waiting.length === 0 ? '' : row(`${heading(waitingTitle(document))}${waitingTable(document, base)}`),
    notTold.length === 0 ? '' : row(`${heading('Not told')}${list(notTold.map(html))}`),
    row(`<p class="muted" style="margin:0;${MUTED};font-size:12px;line-height:1.5">${html(footerLine(document))}${unsubscribe(unsubscribeUrl)}</p>`), // prettier-ignore
  ];
  return emailPage(title, headline.text, body.join(''));
}

/** The frame of every e-mail. @param preheader what lists of mail show beside the subject */
export function emailPage(title: string, preheader: string, rows: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${html(title)}</title>
<style>
:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.page{background:#10141b!important}.card{background:#181d27!important}.ink{color:#e7eaf0!important}.muted{color:#a0a9b9!important}
.line{border-color:#2a303c!important}.link{color:#98abd0!important}.bar{background:#98abd0!important}.now{color:#ffb4a9!important;border-color:#ffb4a9!important}
.mark{color:#10141b!important;background:#e7eaf0!important}
.none{background:#2a303c!important;color:#e7eaf0!important}${STAGES.map((stage) => `.s-${stage}{border-color:${STAGE_COLOURS[stage].dark}!important}`).join('')}
}
@media (max-width:480px){.card{padding:0!important}.cell{display:block!important;width:auto!important}}
</style></head>
<body class="page" style="margin:0;padding:0;background:#f6f7f9;${FONT}">
<div style="display:none;max-height:0;overflow:hidden">${html(preheader)}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f7f9"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" class="card ink" width="100%" cellpadding="0" cellspacing="0" style="max-width:640px;background:#ffffff;${INK};${FONT};font-size:15px;line-height:1.5;text-align:left">${rows}</table>
</td></tr></table></body></html>
`;
}

/** One row of the frame. */
export const row = (content: string): string =>
  `<tr><td class="line" style="padding:16px 20px;${LINE}">${content}</td></tr>`;

export const linkTo = (base: LinkBase, path: string, name = pageName(path)): string => {
  const address = addressOf(base, path);
  return address === null
    ? ''
    : `<a class="link" href="${html(address)}" style="color:#374f85;white-space:nowrap">${html(name)}</a>`;
};

export const unsubscribe = (url: string | null): string =>
  url === null
    ? ''
    : ` You get this because somebody put your address on a schedule of Downstream. <a class="link" href="${html(url)}" style="color:#374f85">Unsubscribe</a>`;

const heading = (text: string): string =>
  `<h2 class="ink" style="margin:0 0 6px;${INK};font-size:16px;font-weight:600">${html(text)}</h2>`;

const list = (items: readonly string[]): string =>
  `<ul style="margin:0;padding:0 0 0 18px">${items.map((item) => `<li style="margin:0 0 6px">${item}</li>`).join('')}</ul>`;

const NOW =
  '<strong class="now" style="color:#a3211b;border:1px solid #a3211b;border-radius:3px;padding:0 4px;font-size:12px">Now</strong> ';

const sentenceHtml = ({ text, link, urgent }: ReportSentence, base: LinkBase): string =>
  `${urgent ? NOW : ''}${html(text)} ${linkTo(base, link)}`;

function stageTable({ stages }: ReportDocument): string {
  const cells = stages.map((of) => {
    const { light } = STAGE_COLOURS[of.stage];
    const marks = stageMarks(of)
      .map(
        (mark) =>
          `<br><strong class="mark" style="background:#182032;color:#ffffff;padding:0 4px;font-size:11px">${mark === 'constraint' ? '&#9650; ' : ''}${mark}</strong>`,
      ) // prettier-ignore
      .join('');
    return `<td class="cell" width="16%" valign="top" style="padding:6px 6px 6px 0;font-size:12px;line-height:1.4"><div class="s-${of.stage}" style="border-top:4px ${of.stage === 'pickup' ? 'dashed' : 'solid'} ${light};padding-top:4px"><strong>${STAGE_NAMES[of.stage]}</strong><br>${html(stageFigures(of))}${marks}</div></td>`;
  });
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>${cells.join('')}</tr></table>`;
}

/** Weeks × constraint as cells: a word where a run is wide enough, all of it in words below. */
function strip(document: ReportDocument): string {
  const all = document.weeks.length;
  const cells = constraintRuns(document).map(({ name, weeks }) => {
    const stage = document.stages.find((of) => STAGE_NAMES[of.stage] === name)?.stage;
    const colour = stage ? STAGE_COLOURS[stage].light : '#e1e5eb';
    const ink = stage ? '#ffffff' : '#182032';
    const word = stage ? name : name.startsWith('none') ? 'none' : '';
    return `<td${stage ? '' : ' class="none"'} width="${Math.round((100 * weeks) / all)}%" style="background:${colour};color:${ink};font-size:11px;padding:3px 4px;border-right:1px solid #ffffff;overflow:hidden;white-space:nowrap">${weeks >= 4 && word ? html(word) : '&nbsp;'}</td>`;
  });
  return `<p class="muted" style="margin:0 0 4px;${MUTED};font-size:12px">Constraint by week, ${html(document.weeks[0])} to ${html(document.week)}</p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed"><tr>${cells.join('')}</tr></table>
<p class="muted" style="margin:4px 0 0;${MUTED};font-size:12px">${html(runsLine(document))}.</p>`;
}

function charts({ charts: all }: ReportDocument): string {
  const cells = all.map(
    (chart) => `<td class="cell" width="50%" valign="top" style="padding:0 12px 12px 0">${bars(chart)}</td>`,
  );
  const rows: string[] = [];
  for (let at = 0; at < cells.length; at += 2) rows.push(`<tr>${cells.slice(at, at + 2).join('')}</tr>`);
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0">${rows.join('')}</table>`;
}

function bars({ title, summary, values }: ReportChart): string {
  const most = Math.max(...values.map((value) => value ?? 0), 0);
  const cells = values.map((value) => {
    const height = value === null || most === 0 ? 0 : Math.max(1, Math.round((BAR * value) / most));
    return `<td valign="bottom" height="${BAR}" style="height:${BAR}px;padding:0 1px 0 0;line-height:0;font-size:0"><div class="bar" style="height:${height}px;background:#374f85"></div></td>`;
  });
  return `<strong style="font-size:13px">${html(title)}</strong>
<table role="presentation" aria-hidden="true" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed"><tr>${cells.join('')}</tr></table>
<span class="muted" style="${MUTED};font-size:12px">${html(summary)}</span>`;
}

function waitingTable({ waiting }: ReportDocument, base: LinkBase): string {
  const rows = waiting.map((of) => {
    const name = linkTo(base, of.link, waitingName(of)) || html(waitingName(of));
    return `<tr><td class="line" valign="top" style="padding:5px 0;${LINE};font-size:13px;line-height:1.4;word-break:break-word">${name} ${html(of.title)}<br><span class="muted" style="${MUTED}">${html(waitingFor(of))}</span></td></tr>`;
  });
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0">${rows.join('')}</table>`;
}

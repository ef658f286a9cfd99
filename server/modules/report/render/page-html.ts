import type { ReportDocument, ReportSentence } from '../report.types';
import { STAGE_NAMES } from '../text/names';
import { html } from './escape';
import { addressOf, pageName, type LinkBase } from './link';
import { PAGE_STYLE } from './page-style';
import { chartSvg, stripSvg } from './svg';
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

export interface PageOptions {
  base: LinkBase;
  /** A line above everything: until when it is shared. */
  note?: string;
}

/**
 * A report as one file: its own layout for the screen and for A4, charts as SVG, no script, nothing from elsewhere. What prints is always dark on light.
 */
export function reportPage(document: ReportDocument, { base, note }: PageOptions): string {
  const { title, headline, parts, waiting, suggestions, notTold, charts } = document;
  const link = (path: string, name = pageName(path)): string => {
    const address = addressOf(base, path);
    return address === null ? '' : ` <a href="${html(address)}">${html(name)}</a>`;
  };
  const sentence = ({ text, link: path, urgent }: ReportSentence): string =>
    `<li>${urgent ? '<strong class="now">Now</strong> ' : ''}${html(text)}${link(path)}</li>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
<title>${html(title)}</title><style>${PAGE_STYLE}</style></head>
<body><main>
${note === undefined ? '' : `<p class="note">${html(note)}</p>`}
<header><p class="scope">${html(scopeLine(document))}</p><h1>${html(headline.text)}</h1><p class="more">${link(headline.link).trim()}</p></header>
<ol class="stages" aria-label="Stages at the end of the week">${document.stages.map(stageItem).join('')}</ol>
<figure class="strip"><figcaption>Constraint by week, ${html(document.weeks[0])} to ${html(document.week)}</figcaption>${stripSvg(document)}<p>${html(runsLine(document))}.</p></figure>
<section class="charts">${charts.map((chart) => `<figure><figcaption>${html(chart.title)}</figcaption>${chartSvg(chart, document.weeks)}<p>${html(chart.summary)}</p></figure>`).join('')}</section>
<div class="parts">${parts.map(({ title: name, sentences }) => `<section><h2>${html(name)}</h2><ul>${sentences.map(sentence).join('')}</ul></section>`).join('')}
${suggestions.length === 0 ? '' : `<section><h2>What would help</h2><ul>${suggestions.map(({ text, effect, link: path }) => `<li><strong>${html(text)}</strong> ${html(effect)}${link(path)}</li>`).join('')}</ul></section>`}
${waiting.length === 0 ? '' : `<section class="waiting"><h2>${html(waitingTitle(document))}</h2><ul>${waiting.map((of) => `<li><span class="name">${link(of.link, waitingName(of)).trim() || html(waitingName(of))}</span> ${html(of.title)} <span class="muted">${html(waitingFor(of))}</span></li>`).join('')}</ul></section>`}
${notTold.length === 0 ? '' : `<section><h2>Not told</h2><ul>${notTold.map((text) => `<li>${html(text)}</li>`).join('')}</ul></section>`}</div>
<footer>${html(footerLine(document))}</footer>
</main></body></html>
`;
}

function stageItem(of: ReportDocument['stages'][number]): string {
  const marks = stageMarks(of).map(
    (mark) => `<strong class="mark">${mark === 'constraint' ? '▲ ' : ''}${html(mark)}</strong>`,
  );
  return `<li class="stage-${of.stage}"><b>${STAGE_NAMES[of.stage]}</b><span>${html(stageFigures(of))}</span>${marks.join('')}</li>`;
}

import { STAGES } from '../../../domain/stage';
import { STAGE_COLOURS } from './colours';

const colours = (theme: 'light' | 'dark'): string =>
  STAGES.map((stage) => `--${stage}:${STAGE_COLOURS[stage][theme]}`).join(';');

const LIGHT = `--page:#f6f7f9;--surface:#fff;--ink:#182032;--muted:#596275;--line:#e1e5eb;--accent:#374f85;--now:#a3211b;--on:#fff;${colours('light')}`;
const DARK = `--page:#10141b;--surface:#181d27;--ink:#e7eaf0;--muted:#a0a9b9;--line:#2a303c;--accent:#98abd0;--now:#ffb4a9;--on:#10141b;${colours('dark')}`;

/** The style of a report as one file. */
export const PAGE_STYLE = `
:root{${LIGHT};color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
main{max-width:920px;margin:0 auto;padding:28px 24px;background:var(--surface);min-height:100vh}
a{color:var(--accent)}h1{font-size:25px;line-height:1.3;margin:4px 0 2px;font-weight:600;text-wrap:balance}h2{font-size:15px;margin:0 0 4px}
p{margin:0}ul,ol{margin:0;padding:0;list-style:none}li{margin:0 0 5px}figure{margin:0}
.scope,.muted,footer,figcaption+svg+p,.strip p{color:var(--muted);font-size:13px}
.note{border:1px solid var(--line);border-radius:6px;padding:6px 10px;margin-bottom:14px;font-size:13px;color:var(--muted)}
.now{color:var(--now);border:1px solid var(--now);border-radius:3px;padding:0 4px;font-size:12px}
.mark{display:inline-block;background:var(--ink);color:var(--on);border-radius:3px;padding:0 5px;font-size:11px;margin:2px 4px 0 0}
.stages{display:grid;grid-template-columns:repeat(6,1fr);gap:10px;margin:18px 0}
.stages li{border-top:5px solid var(--line);padding-top:5px;font-size:12.5px;line-height:1.35;margin:0}
.stages b,.stages span{display:block}
${STAGES.map((stage) => `.stage-${stage}{border-top-color:var(--${stage})!important}`).join('')}
.stage-pickup{border-top-style:dashed!important}
figcaption{font-weight:600;font-size:13px}svg{display:block;width:100%;height:auto;margin:3px 0}
svg text{fill:var(--muted);font-size:11px}
.charts{display:grid;grid-template-columns:repeat(2,1fr);gap:14px 24px;margin:16px 0}
.parts{columns:2;column-gap:28px}.parts section{break-inside:avoid;margin:0 0 14px}
.parts .waiting{break-inside:auto}.waiting li{break-inside:avoid}
.name{overflow-wrap:anywhere}.waiting .muted{display:block}
footer{border-top:1px solid var(--line);padding-top:8px;margin-top:8px}
@media (max-width:640px){main{padding:18px 16px}.stages{grid-template-columns:repeat(3,1fr)}.charts{grid-template-columns:1fr}.parts{columns:1}h1{font-size:21px}}
@page{size:A4;margin:11mm 12mm}
@media print{:root{${LIGHT};color-scheme:light}body{background:#fff;font-size:11px;line-height:1.4;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0;min-height:0}h1{font-size:18px}h2{font-size:12px}.stages{grid-template-columns:repeat(6,1fr);margin:10px 0}.stages li,.scope,.muted,footer,figcaption,.strip p,figcaption+svg+p{font-size:10px}
.charts{grid-template-columns:repeat(4,1fr);gap:10px;margin:10px 0}.parts{columns:2}.parts section{margin-bottom:9px}li{margin-bottom:3px}a{color:inherit}}
`.replace(/\n/g, '');

import { html } from './escape';
import { PAGE_STYLE } from './page-style';

/** A page with a heading and a few words, in the style of a report. @param content HTML below them */
export const plainPage = (title: string, text: string, content = ''): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${html(title)}</title><style>${PAGE_STYLE}</style></head>
<body><main><h1>${html(title)}</h1><p>${html(text)}</p>${content}</main></body></html>
`;

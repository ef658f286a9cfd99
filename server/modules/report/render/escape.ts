const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text inside an element or an attribute in quotes. */
export const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => HTML[sign]);

/** A text of one line that Markdown shall show as it is; mentions and references do not become links either. */
export const markdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/^([#+\-=]|\d+[.)](?=\s))/, '\\$1')
    .replace(/@(?=\w)/g, '@​');

/** A text of one line in Slack's mrkdwn. Source: docs.slack.dev, "Formatting message text". */
export const slack = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/([*_~`])/g, '$1​');

/** A text cut to a length, with an ellipsis where something is missing. */
export const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** A piece of what somebody wrote: running text, or a block of code as it stands. */
export interface TextBlock {
  code: boolean;
  text: string;
}

/** The tags that are markup in a comment; what else stands in angle brackets (`List<Item>`) is what somebody said. */
const TAGS =
  'a|abbr|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|form|g-emoji|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|object|ol|p|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|summary|sup|svg|path|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video';
// None of these patterns reads on past the next sign of its own kind, so that hostile text costs no more than its length.
const TAG = new RegExp(`</?(?:${TAGS})(?:[\\s/][^<>]*)?>`, 'gi');
const IMAGE = /!\[([^\][\n]*)\]\([^()\n]*\)/g;
const BOLD = /\*\*([^*\s](?:[^*\n]*[^*\s])?)\*\*/g;
const INLINE_CODE = /(`[^`\n]+`)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'", amp: '&' };

/**
 * What somebody wrote in markdown, for reading: tags and comments gone, images as their alternative text, bold marks gone, fenced code as
 * blocks of its own. What comes back is still untrusted text; it is never HTML.
 *
 * @returns without empty blocks; '' = []
 */
export function textBlocks(body: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lines: string[] = [];
  let fence = '';
  const end = (code: boolean) => {
    const text = code ? lines.join('\n') : withoutMarkup(lines.join('\n'));
    if (text.trim()) blocks.push({ code, text });
    lines = [];
  };
  for (const line of body.split(/\r?\n/)) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (!fence && mark) {
      end(false);
      fence = mark;
    } else if (fence && mark.startsWith(fence)) {
      end(true);
      fence = '';
    } else lines.push(line);
  }
  // A fence that nobody closed reaches to the end.
  end(fence !== '');
  return blocks;
}

function withoutMarkup(text: string): string {
  return withoutComments(text)
    .split(INLINE_CODE)
    .map((part, place) => (place % 2 === 1 ? part : plain(part)))
    .join('')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trim();
}

function plain(text: string): string {
  return text
    .replace(IMAGE, '$1')
    .replace(TAG, '')
    .replace(BOLD, '$1')
    .replace(/&(lt|gt|quot|nbsp|#39|amp);/g, (_, name: string) => entities[name]);
}

/** A comment nobody closed is text. */
function withoutComments(text: string): string {
  const [first, ...rest] = text.split('<!--');
  return rest.reduce((told, part) => {
    const end = part.indexOf('-->');
    return end < 0 ? `${told}<!--${part}` : told + part.slice(end + 3);
  }, first);
}

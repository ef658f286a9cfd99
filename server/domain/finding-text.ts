/** Characters of a text that rules look at: the longest findings known have 12,000, and a pattern's work grows with the text. */
export const LOOKED_AT = 20_000;
/** The same for rules that people wrote, whose work nobody measured. */
export const LOOKED_AT_BY_OWN = 4_000;

const TITLE = 200;
const TITLE_LINES = 120;

/** The part of a text that rules look at, with line ends of one kind. */
export function lookedAt(body: string, most = LOOKED_AT): string {
  return body.slice(0, most).replace(/\r\n?/g, '\n');
}

/** A text without HTML comments; one that never ends goes to the end. */
export function withoutComments(text: string): string {
  let out = '';
  for (let at = 0; ;) {
    const start = text.indexOf('<!--', at);
    if (start < 0) return out + text.slice(at);
    out += text.slice(at, start);
    const end = text.indexOf('-->', start + 4);
    if (end < 0) return out;
    at = end + 3;
  }
}

/** What texts on GitHub are set with; anything else in angle brackets is part of what is said. */
const TAGS: ReadonlySet<string> = new Set(
  'a b blockquote br code del details div em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p picture pre s source span strong sub summary sup table tbody td th thead tr u ul'.split(
    ' ',
  ),
);

/** A line without the marks of Markdown and HTML: badges go, the words of links and emphasis stay. */
export function plainLine(line: string): string {
  return line
    .slice(0, 2_000)
    .replace(/!\[[^\]]{0,300}\]\([^)\s]{0,500}\)/g, ' ')
    .replace(/\[([^\]]{1,300})\]\([^)\s]{0,500}\)/g, '$1')
    .replace(/`[^`]{1,300}`|<\/?([a-z][a-z1-6]{0,9})\b[^<>]{0,500}>/gi, (part, tag?: string) =>
      tag !== undefined && TAGS.has(tag.toLowerCase()) ? ' ' : part,
    )
    .replace(/^[\s>#*+-]{1,20}/, '')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/(^|[\s|])_([^_|]{1,200})_(?=$|[\s|.,:;])/g, '$1$2')
    .replace(/^\*|\*$/g, '')
    .replace(/\s{1,200}/g, ' ')
    .trim();
}

/** The first line that says something, without markup, at most 200 characters; lines of code are none. */
export function titleOf(text: string): string {
  let fenced = false;
  let code = '';
  for (const line of withoutComments(text).split('\n', TITLE_LINES)) {
    if (/^\s{0,3}(?:```|~~~)/.test(line)) {
      fenced = !fenced;
      continue;
    }
    if (fenced) {
      if (code === '') code = line.trim();
      continue;
    }
    const plain = plainLine(line);
    if (/[\p{L}\p{N}]{2}/u.test(plain)) return cut(plain);
  }
  return cut(code);
}

/** At most 200 characters, whole ones. */
export function cut(text: string): string {
  const short = text.slice(0, TITLE);
  return /[\ud800-\udbff]$/.test(short) ? short.slice(0, -1) : short;
}

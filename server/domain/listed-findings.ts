import type { ReadyList } from './finding-rules';

type Told = Record<string, string | undefined>;

/** One finding of a list: its text up to the next one, and what its beginning and the header above it tell. */
export interface ListedFinding {
  text: string;
  told: Told;
  path: string;
  line: number;
}

/** A text with more is not a list of findings any more but a report. */
const MOST = 200;

/** The findings of a list in a text, in the order they stand there. */
export function listedFindings(list: ReadyList, text: string): ListedFinding[] {
  const section = sectionOf(list, text);
  const headers = list.header ? [...section.matchAll(list.header)] : [];
  const items = [...section.matchAll(list.item)].slice(0, MOST);
  let passed = 0;
  let shared: Told = {};
  return items.map((item, i) => {
    for (; passed < headers.length && headers[passed].index < item.index; passed++)
      shared = headers[passed].groups ?? {};
    const end = Math.min(items[i + 1]?.index ?? section.length, headers[passed]?.index ?? section.length);
    const own = section.slice(item.index, end);
    const told = merged(shared, item.groups, list.where?.exec(own)?.groups);
    const text = list.behind ? own.slice(item[0].length) : own;
    return { text, told, path: (told.path ?? '').trim(), line: told.line === undefined ? NaN : Number(told.line) };
  });
}

/** The part of a text that holds the list; '' = there is none. */
function sectionOf(list: ReadyList, text: string): string {
  const from = list.from?.exec(text);
  if (from === null) return '';
  const start = from === undefined ? 0 : from.index + from[0].length;
  if (!list.to) return text.slice(start);
  list.to.lastIndex = start;
  return text.slice(start, list.to.exec(text)?.index);
}

/** What the later ones tell wins; a group that did not take part tells nothing. */
function merged(...all: (Told | undefined)[]): Told {
  const told: Told = {};
  for (const each of all)
    for (const [name, value] of Object.entries(each ?? {})) if (value !== undefined) told[name] = value;
  return told;
}

import type { Incident } from './incident';

/** A text that names an incident: anywhere, or only in pull requests of one repository (`repo` not ''). In lower case. */
export interface IncidentName {
  text: string;
  repo: string;
}

/** Shorter names stand in texts by chance. */
const SHORTEST = 4;
/** Numbers of fewer figures are other things too: lines, counts, years. */
const BARE_NUMBER = /^\d{1,5}$/;
const ISSUE = /^https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/(?:-\/)?issues\/(\d+)\/?$/i;

/**
 * How texts name an incident: by its id, its id without the vendor's prefix, its address; an incident that is an issue also as `owner/repo#12`, and in
 * its own repository as `#12`.
 */
export function incidentNamesOf({ id, url }: Pick<Incident, 'id' | 'url'>): IncidentName[] {
  const names = new Map<string, IncidentName>();
  const add = (text: string, repo = ''): void => void names.set(`${text} ${repo}`, { text: text.toLowerCase(), repo });
  for (const name of [id, id.slice(id.lastIndexOf(':') + 1)])
    if (name.length >= SHORTEST && !BARE_NUMBER.test(name)) add(name);
  if (/^https?:\/\/\S/.test(url)) add(url.replace(/\/+$/, ''));
  const issue = ISSUE.exec(url);
  if (issue) {
    add(`${issue[1]}#${issue[2]}`);
    add(`#${issue[2]}`, issue[1]);
  }
  return [...names.values()];
}

const PART_OF_WORD = /[\p{L}\p{N}_]/u;

/** Whether a text holds a name as a word of its own: `INC-12` is not in `INC-123` nor in `XINC-12`. */
export function holdsName(text: string, name: string): boolean {
  const within = text.toLowerCase();
  for (let at = within.indexOf(name); at >= 0; at = within.indexOf(name, at + 1)) {
    const before = within[at - 1] ?? ' ';
    const after = within[at + name.length] ?? ' ';
    const begins = name[0] === '#' ? !/[\w/.-]/.test(before) : !PART_OF_WORD.test(before);
    if (begins && !PART_OF_WORD.test(after)) return true;
  }
  return false;
}

import type { Incident } from './incident';
import { holdsName, incidentNamesOf, type IncidentName } from './incident-name';

/** So long after an incident a pull request that names it still belongs to it. Source: measures.md 3. */
export const FIX_WINDOW = 72 * 3600;
const DAY = 86400;
/** Incidents open longer stand in a list of their own: in a list per day they would fill memory. */
const LONG = 60 * DAY;

/** An incident with when and by which names pull requests speak of it. */
export interface IncidentSearch {
  id: string;
  from: number;
  /** Infinity = it is open. */
  to: number;
  names: readonly IncidentName[];
}

/** What is looked for, for one incident; `names` empty = nothing can name it. */
export function searchOf({
  id,
  url,
  openedAt,
  resolvedAt,
}: Pick<Incident, 'id' | 'url' | 'openedAt' | 'resolvedAt'>): IncidentSearch {
  const to = Number.isNaN(resolvedAt) ? Infinity : resolvedAt + FIX_WINDOW;
  return { id, from: openedAt, to, names: incidentNamesOf({ id, url }) };
}

/** Incidents by the days in which pull requests may speak of them. */
export class IncidentSearches {
  private readonly byDay = new Map<number, IncidentSearch[]>();
  private readonly long: IncidentSearch[] = [];
  /** Earliest and latest moment at which a pull request is of interest. */
  readonly from: number;
  readonly to: number;

  constructor(searches: readonly IncidentSearch[]) {
    let [from, to] = [Infinity, -Infinity];
    for (const search of searches) {
      if (search.names.length === 0) continue;
      from = Math.min(from, search.from);
      to = Math.max(to, search.to);
      if (search.to - search.from > LONG) {
        this.long.push(search);
        continue;
      }
      for (let day = Math.floor(search.from / DAY); day <= Math.floor(search.to / DAY); day++) {
        const list = this.byDay.get(day);
        if (list) list.push(search);
        else this.byDay.set(day, [search]);
      }
    }
    this.from = from;
    this.to = to;
  }

  /** Ids of the incidents a pull request names, created at `at`; `text` is only asked for where there are any to be named. */
  namedBy(repo: string, at: number, text: () => string): string[] {
    const lists = [this.byDay.get(Math.floor(at / DAY)) ?? [], this.long];
    let read: string | undefined;
    const found: string[] = [];
    for (const list of lists)
      for (const { id, from, to, names } of list) {
        if (at < from || at > to) continue;
        const within = (read ??= text());
        if (names.some((name) => (name.repo === '' || name.repo === repo) && holdsName(within, name.text)))
          found.push(id);
      }
    return found;
  }
}

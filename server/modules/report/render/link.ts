/** Where links of a report lead: an address of the server without a slash at its end; null = nowhere, as whoever reads it cannot enter. */
export type LinkBase = string | null;

/** A path of the report as an address; null where links lead nowhere. */
export const addressOf = (base: LinkBase, path: string): string | null => (base === null ? null : `${base}${path}`);

const PAGES: Record<string, string> = {
  map: 'Map',
  moves: 'Moves',
  stage: 'Stage',
  'pull-requests': 'Pull requests',
  services: 'Services',
  signal: 'Signal',
  tune: 'Tune',
  'what-if': 'What if',
  adoption: 'Adoption',
  rollout: 'Rollout',
  report: 'Report',
  sources: 'Sources',
};

/** The name of the page a path leads to. */
export const pageName = (path: string): string => PAGES[path.slice(1).split(/[/?]/)[0]] ?? 'Downstream';

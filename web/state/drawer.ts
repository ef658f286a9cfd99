import type { View } from './view';

/** What can be in the drawer beside the page. */
export type Drawn = Pick<View, 'pr' | 'deploy' | 'incident' | 'finding'>;

/** The change of the view that shows this in the drawer and nothing else; `{}` closes it. */
export function drawerWith(shown: Drawn): Drawn {
  return { pr: undefined, deploy: undefined, incident: undefined, finding: undefined, ...shown };
}

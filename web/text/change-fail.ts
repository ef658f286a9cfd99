import type { Authorship, SizeBucket } from '../gql/documents';
import { authorshipName, sizeName } from './cut-name';

const cuts: Record<string, string> = { size: 'By size', authorship: 'By authorship', tier: 'By the author’s tier' };

/** What the changes are cut by, as a heading. */
export function changeFailCut(by: string): string {
  return cuts[by] ?? `By ${by}`;
}

/** One group of a cut, for people. */
export function changeFailGroup(by: string, key: string): string {
  if (by === 'size') return sizeName[key as SizeBucket] ?? key;
  if (by === 'authorship') return authorshipName[key as Authorship] ?? key;
  return key === 'unknown' ? 'unknown' : key.replace(/_/g, ' ');
}

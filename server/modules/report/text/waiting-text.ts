import type { WaitsOnCode } from '../../../domain/report/words';

/** Names that are told; the rest are counted. */
const MOST = 3;

/** Whom or what a pull request waits on. */
export function waitingText(on: WaitsOnCode, people: readonly string[]): string {
  const names =
    people.length <= MOST ? listed(people) : `${people.slice(0, MOST).join(', ')} and ${people.length - MOST} more`;
  switch (on) {
    case 'nobody_asked':
      return 'nobody: no reviewer was asked';
    case 'merge':
      return 'the merge: it is approved';
    case 'author':
      return people.length > 0 ? `its author, ${names}` : 'its author';
    case 'reviewers':
      return people.length > 0 ? names : 'its reviewers';
  }
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

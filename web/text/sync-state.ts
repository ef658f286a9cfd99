import type { ConnectionState, RepositorySyncState } from '../gql/documents';

/** How a state of a sync or of a delivery is meant. */
export type StateTone = 'good' | 'busy' | 'quiet' | 'bad';

interface StateName {
  word: string;
  tone: StateTone;
  /** What it means, for a tip. */
  means: string;
}

/** What became of a webhook delivery. */
export type DeliveryState = 'waiting' | 'taken' | 'ignored' | 'failed';

export type AnyState = ConnectionState | RepositorySyncState | DeliveryState;

const names: Record<AnyState, StateName> = {
  waiting: { word: 'Waiting', tone: 'quiet', means: 'Its turn has not come yet.' },
  syncing: { word: 'Syncing', tone: 'busy', means: 'A sync is under way.' },
  complete: { word: 'Complete', tone: 'good', means: 'Everything GitHub counts is in.' },
  incomplete: { word: 'Incomplete', tone: 'bad', means: 'Something GitHub counts is missing here.' },
  failed: { word: 'Failed', tone: 'bad', means: 'The last try did not succeed.' },
  paused: { word: 'Paused', tone: 'quiet', means: 'It does not sync by schedule until it is resumed.' },
  backfill: { word: 'Backfill', tone: 'busy', means: 'Its history is being read, from the newest to the oldest.' },
  current: { word: 'Current', tone: 'good', means: 'All of its history is in; only changes are read.' },
  gone: { word: 'Gone', tone: 'quiet', means: 'GitHub no longer has it, or hides it. Its records stay.' },
  archived: { word: 'Archived', tone: 'quiet', means: 'Archived on GitHub: all is in, nothing changes any more.' },
  excluded: { word: 'Excluded', tone: 'quiet', means: 'It is left out on purpose.' },
  taken: { word: 'Taken', tone: 'good', means: 'Its records are in.' },
  ignored: { word: 'Ignored', tone: 'quiet', means: 'It holds nothing that is measured here.' },
};

/** A state in a word, how it is meant, and what it means. */
export function stateName(state: string): StateName {
  return names[state as AnyState] ?? { word: state, tone: 'quiet', means: '' };
}

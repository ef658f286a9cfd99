/** What a fault is called, and what to do when the server says no more about it. */
interface SyncFault {
  title: string;
  remedy: string;
}

const faults: Record<string, SyncFault> = {
  unauthorized: {
    title: 'GitHub refused the token',
    remedy: 'It may have expired or been revoked: make a new one and enter it under “New token”.',
  },
  forbidden: {
    title: 'The token may not read this',
    remedy: 'Give it the permissions named under “Connect GitHub”, or let an owner of the organization approve it.',
  },
  not_found: {
    title: 'GitHub does not find this',
    remedy: 'It was renamed or deleted, or the token may not see it: check the name and the token’s access.',
  },
  rate_limited: {
    title: 'GitHub’s limit is reached',
    remedy: 'Nothing has to be done: the sync goes on by itself when GitHub allows it.',
  },
  upstream: {
    title: 'GitHub failed to answer',
    remedy: 'Nothing has to be done: the next run tries again. If it lasts, look at GitHub’s status page.',
  },
  timeout: {
    title: 'GitHub did not answer in time',
    remedy: 'Nothing has to be done: the next run tries again with smaller questions.',
  },
  partial_answer: {
    title: 'GitHub answered with gaps',
    remedy: 'The next run asks again for what was missing.',
  },
  gone: {
    title: 'The repository is gone',
    remedy: 'It was deleted, or the token lost access to it. Its records stay.',
  },
  stale_cursor: {
    title: 'GitHub no longer knows the place in its list',
    remedy: 'The next run begins this list again; nothing is doubled.',
  },
  clock_skew: {
    title: 'The clocks differ',
    remedy: 'Set the clock of the machine that Downstream runs on; GitHub’s time is taken meanwhile.',
  },
  unknown_schema: {
    title: 'This GitHub does not know a question',
    remedy: 'It may be an older GitHub Enterprise Server: what it does not know is left out and stays unknown.',
  },
};

/** The name of an error code in plain words, and what to do where the server names no remedy. */
export function syncFault(code: string | null): SyncFault {
  return (
    faults[code ?? ''] ?? {
      title: 'The last sync failed',
      remedy: 'Start it again with “Sync now”; if it fails again, look at the log of the server.',
    }
  );
}

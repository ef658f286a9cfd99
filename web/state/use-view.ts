import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Scope } from '../gql/documents';
import { scopeOf, viewOf, type View } from './view';

/** The view of the address and the way to another one. */
export interface ViewState {
  view: View;
  scope: Scope;
  org: string | undefined;
  clock: 'elapsed' | 'working';
  /** Changes the address on the same page: a new entry of the history, or the current one replaced. */
  change: (patch: Partial<View>, how?: 'push' | 'replace') => void;
}

/** Reads and changes the view. All of a page's state is in it, so that Back works and a link shows the same. */
export function useView(): ViewState {
  const search: Record<string, unknown> = useSearch({ strict: false });
  // The router keeps what the view drops: a default that the address spells out, for one.
  const view = useMemo(() => viewOf(search), [search]);
  const navigate = useNavigate();
  const change = useCallback(
    (patch: Partial<View>, how: 'push' | 'replace' = 'push') => {
      void navigate({
        to: '.',
        search: ((before: View) => ({ ...before, ...patch })) as never,
        replace: how === 'replace',
        resetScroll: false,
      });
    },
    [navigate],
  );
  const scope = useMemo(() => scopeOf(view), [view]);
  return { view, scope, org: view.org, clock: view.clock ?? 'elapsed', change };
}

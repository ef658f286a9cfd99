import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Scope } from '../gql/documents';
import { defaultRange, effectRange, scopeOf, viewOf, type View } from './view';

/** The view of the address and the way to another one. */
export interface ViewState {
  view: View;
  scope: Scope;
  /** The range when the address of this page names none. */
  ownRange: string;
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
  const ownRange = useLocation({ select: ({ pathname }) => (pathname === '/effect' ? effectRange : defaultRange) });
  const scope = useMemo(() => scopeOf(view, ownRange), [view, ownRange]);
  return { view, scope, ownRange, org: view.org, clock: view.clock ?? 'elapsed', change };
}

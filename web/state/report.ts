import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ReportRunDocument, type ReportDocumentPartsFragment, type ReportRunQuery } from '../gql/documents';
import { ask } from './server';
import { useView } from './use-view';
import type { View } from './view';

export type ReportDocument = ReportDocumentPartsFragment;
export type ReportRun = ReportRunQuery['reportRun'];

/** How often one asks how far it is. */
const POLL_MS = 700;

/** Whose report an address asks for: of one team, of everybody, or of something there is no report of. */
export function reportTeam(view: View): { team: string | null; other: boolean } {
  const { team, repo, service, size, authorship, tier } = view;
  const others = [repo, service, view.function, size, authorship, tier].some((cut) => cut?.length);
  if (others || (team?.length ?? 0) > 1) return { team: null, other: true };
  return { team: team?.[0] ?? null, other: false };
}

/** The report of the address's week and team: without the forecast at once, whole as soon as it is there. */
export function useReport() {
  const { view, org } = useView();
  const { team, other } = reportTeam(view);
  const variables = { org, team, week: view.week ?? null };
  const client = useQueryClient();
  const key = ['ReportRun', variables];
  const asked = useQuery<ReportRunQuery>({
    queryKey: key,
    queryFn: ({ signal }) => ask(ReportRunDocument, variables, signal),
    enabled: !other,
    refetchInterval: ({ state }) => (state.data?.reportRun.state === 'running' ? POLL_MS : false),
  });
  return {
    team,
    other,
    run: asked.data?.reportRun,
    document: asked.data?.reportRun.document ?? null,
    asked,
    again: () =>
      void ask(ReportRunDocument, { ...variables, again: true })
        .then((data) => client.setQueryData<ReportRunQuery>(key, data))
        .catch(() => void asked.refetch()),
  };
}

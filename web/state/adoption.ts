import {
  AdoptionDocument,
  AuthorshipShareDocument,
  DelegatedDocument,
  MergeabilityDocument,
  ReadinessDocument,
  RetentionDocument,
  type AdoptionBy,
  type AdoptionQuery,
  type AuthorshipShareQuery,
  type DelegatedQuery,
  type MergeabilityBy,
  type MergeabilityQuery,
  type ReadinessQuery,
  type RetentionQuery,
} from '../gql/documents';
import { useAnswer, type Asked } from './answer';
import { useView } from './use-view';
import { exportAddress, type View } from './view';

export type AdoptionAnswer = AdoptionQuery['adoption'];

/** People by tier over the range of the address, grouped by `by`; parts of a page that ask the same share one answer. */
export function useAdoption(by: AdoptionBy = 'team'): { asked: Asked; adoption: AdoptionAnswer | undefined } {
  const { org, scope } = useView();
  const asked = useAnswer('Adoption', AdoptionDocument, { org, scope, by });
  return { asked, adoption: asked.data?.adoption };
}

/** Delegated work over the range of the address. */
export function useDelegated(): { asked: Asked; delegated: DelegatedQuery['delegated'] | undefined } {
  const { org, scope } = useView();
  const asked = useAnswer('Delegated', DelegatedDocument, { org, scope });
  return { asked, delegated: asked.data?.delegated };
}

/** What became of delegated runs that ended in the range of the address. */
export function useMergeability(by: MergeabilityBy): {
  asked: Asked;
  mergeability: MergeabilityQuery['mergeability'] | undefined;
} {
  const { org, scope } = useView();
  const asked = useAnswer('Mergeability', MergeabilityDocument, { org, scope, by });
  return { asked, mergeability: asked.data?.mergeability };
}

/** How many of those who reached a tier in the range stayed. */
export function useRetention(): { asked: Asked; retention: RetentionQuery['retention'] | undefined } {
  const { org, scope } = useView();
  const asked = useAnswer('Retention', RetentionDocument, { org, scope });
  return { asked, retention: asked.data?.retention };
}

/** Pull requests created in the range by who wrote them, as far as they are marked. */
export function useAuthorshipShare(): { asked: Asked; share: AuthorshipShareQuery['authorshipShare'] | undefined } {
  const { org, scope } = useView();
  const asked = useAnswer('AuthorshipShare', AuthorshipShareDocument, { org, scope });
  return { asked, share: asked.data?.authorshipShare };
}

/** How ready each repository is for delegated work. */
export function useReadiness(): { asked: Asked; readiness: ReadinessQuery['readiness'] | undefined } {
  const { org, scope } = useView();
  const asked = useAnswer('Readiness', ReadinessDocument, { org, scope });
  return { asked, readiness: asked.data?.readiness };
}

/**
 * The address of the CSV behind a frame of Adoption.
 *
 * @param name the export's name
 * @param by what it is grouped by; absent where the export has no groups
 */
export function adoptionExport(name: string, view: View, by?: string): string {
  const { peopleBy: _peopleBy, runsBy: _runsBy, by: _by, ...asked } = view;
  const address = exportAddress(name, asked);
  return by ? `${address}${address.includes('?') ? '&' : '?'}by=${by}` : address;
}

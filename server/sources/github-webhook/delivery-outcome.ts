import type { Json } from '../github-rest/shape';

/**
 * What a delivery tells the present state of, where the ledger's kind has no version of its own: of two deliveries about the same subject the
 * newer one counts, whichever arrives first.
 */
export interface DeliverySubject {
  /** Equal for equal subjects of one organization: `review github.com/acme/shop#7 31`. */
  readonly name: string;
  /** Seconds since 1970. GitHub's times are whole seconds; the milliseconds order what can happen within one: submitted, edited, dismissed. */
  readonly at: number;
  /** Records that an older delivery about the subject must not bring back. */
  readonly records: readonly Json[];
}

/** A delivery that was understood. */
export interface TakenDelivery {
  /** Records that are safe in any order: the ledger compares their version, or they tell of something that happened. */
  readonly records: readonly Json[];
  readonly subject?: DeliverySubject;
  /** The list of repositories changed: the next sync should come soon and begin with it. */
  readonly relist?: boolean;
  /** Node id of a repository that was deleted. */
  readonly gone?: string;
}

/** What one webhook delivery comes to. `ignored` and `fault` are sentences for people; a fault may be replayed when this program can read it. */
export type DeliveryOutcome =
  TakenDelivery | { readonly ignored: string; readonly relist?: boolean } | { readonly fault: string };

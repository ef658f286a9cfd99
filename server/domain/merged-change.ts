/** A merged pull request as deploys see it. */
export interface MergedChange {
  repo: string;
  number: number;
  /** Branch it was merged into; '' = unknown. */
  base: string;
  /** Epoch seconds. */
  mergedAt: number;
  /** '' = unknown. */
  mergeSha: string;
  /** Services it belongs to by path or label; none = by its repository. */
  services: readonly string[];
}

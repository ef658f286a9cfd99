/** One incident as deploys see it. Times in epoch seconds, NaN = unknown; '' = not given. */
export interface Incident {
  id: string;
  /** As the mapping says; '' = nothing names one. */
  service: string;
  repo: string;
  openedAt: number;
  /** NaN = not resolved. */
  resolvedAt: number;
  url: string;
  /** Id of the deploy it states to come from. */
  causedByDeploy: string;
  /** The pull request it states to come from, NaN = none. */
  causedByRepo: string;
  causedByNumber: number;
}

/** Maintenance is announced work and no incident. */
export const isMaintenance = (severity: string): boolean => severity.trim().toLowerCase() === 'maintenance';

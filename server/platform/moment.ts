/** A moment as RFC 3339 in UTC. */
export const moment = (seconds: number | null): string | null =>
  seconds === null ? null : new Date(seconds * 1000).toISOString();

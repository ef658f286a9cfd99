/** What cannot wait for Monday. */
export const ALERT_KINDS = [
  'constraint_moved',
  'hit_rate_alarm',
  'gate_failed',
  'sync_stale',
  'incident_load',
] as const;
export type AlertKindCode = (typeof ALERT_KINDS)[number];

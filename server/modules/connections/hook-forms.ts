import type { HookForm } from './hook-form';
import { githubHook } from './hook-github';
import { incidentIoHook } from './hook-incident-io';
import { opsgenieHook } from './hook-opsgenie';
import { pagerdutyHook } from './hook-pagerduty';
import { statuspageHook } from './hook-statuspage';

/** The doors that take webhooks, by the word in their address and in `connection.door`. */
export const hookForms: ReadonlyMap<string, HookForm> = new Map([
  ['github', githubHook],
  ['pagerduty', pagerdutyHook],
  ['opsgenie', opsgenieHook],
  ['incident-io', incidentIoHook],
  ['statuspage', statuspageHook],
]);

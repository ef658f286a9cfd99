import { isoWeekLabel } from '../platform/time-zone';
import type { OrganizationView } from './organization-view';
import { rangeOf } from './range';

const DAY = 86400;

/** ISO week of the last whole week of the data; null without data. */
export function lastWeekOf(view: OrganizationView, wallClock: number): string | null {
  const { organization, first } = view;
  if (Number.isNaN(organization.dataHorizon)) return null;
  return isoWeekLabel(organization.timeZone, rangeOf(organization, '-1w', first, wallClock).to - DAY);
}

import { DAY } from './civil-date';
import { SERVICES } from './services';
import type { World } from './world';

/** Maintenance that was announced, every ten weeks in the night to a Wednesday: it looks like an incident and is none. */
export function announceWork(world: World): void {
  const luck = world.draw.onCall;
  for (let week = 4; world.startsAt + week * 7 * DAY < world.endsAt; week += 10) {
    const service = luck.below(SERVICES.length);
    const openedAt = world.startsAt + (week * 7 + 1) * DAY + 22 * 3600;
    const resolvedAt = openedAt + Math.round(luck.between(1, 5)) * 3600;
    const { source, name } = SERVICES[service].incidents;
    world.records.incident.push({
      id: `maintenance-${week}`,
      title: 'Announced database maintenance',
      service: name,
      severity: 'maintenance',
      opened_at: openedAt,
      resolved_at: resolvedAt,
      status: 'resolved',
      updated_at: resolvedAt,
      ...(source && { source }),
    });
  }
}

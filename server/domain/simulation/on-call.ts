import { WEEK } from './civil-date';
import type { Person } from './roster';
import { SERVICES } from './services';
import type { World } from './world';

/**
 * Who answers an incident of a service: the engineer whose week it is, day and night, and for the graver ones the one of the next week too; as the
 * service's incident tool names people (PagerDuty and Opsgenie by e-mail address). Undefined = the tool does not tell.
 *
 * @param severity 1 is the gravest
 */
export function respondersOf(world: World, service: number, severity: number): string[] | undefined {
  const { incidents } = SERVICES[service];
  const luck = world.draw.onCall;
  const engineers = world.people.filter((person) => person.engineer && person.team === service);
  const turn = Math.floor((world.timeline.now - world.startsAt) / WEEK);
  const onDuty = (later: number): Person => engineers[(turn + later) % engineers.length];
  const helped = luck.chance(severity === 1 ? 0.9 : severity === 2 ? 0.35 : 0.1);
  if (!incidents.responders) return undefined;
  return (helped ? [onDuty(0), onDuty(1)] : [onDuty(0)]).map(({ record }) =>
    incidents.source === undefined ? record.login : record.emails[0],
  );
}

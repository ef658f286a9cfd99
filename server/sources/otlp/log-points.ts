import { isObject, type Json } from '../github-rest/shape';
import { events, isKnownEvent } from './events';
import { personOf } from './person';
import { surfaceOf } from './surface';
import { emptyReading, NO_PERSON, rejectIn, seriesOf, sessionOf, timeFault, type TelemetryReading, type TelemetrySender } from './telemetry-reading'; // prettier-ignore
import { attributesOf, objectsOf, toldText, toldTime, type Attributes } from './told-value';

const CLAUDE = 'claude_code.';

/**
 * The points of usage in an `ExportLogsServiceRequest` in OTLP's JSON. A record is its own series, so that the same one sent again counts once; what it
 * says besides, such as the text of a prompt, goes into nothing but that series' fingerprint.
 *
 * @param body what `JSON.parse` gave
 */
export function logPoints(body: Json, sender: TelemetrySender): TelemetryReading {
  const reading = emptyReading();
  for (const { resource: told, scopeLogs } of objectsOf(body.resourceLogs)) {
    const resource = attributesOf(isObject(told) ? told.attributes : undefined);
    for (const { scope, logRecords } of objectsOf(scopeLogs)) {
      const scopeName = isObject(scope) && typeof scope.name === 'string' ? scope.name : '';
      for (const record of objectsOf(logRecords)) readRecord(record, scopeName, resource, sender, reading);
    }
  }
  return reading;
}

function readRecord(
  record: Json,
  scopeName: string,
  resource: Attributes,
  sender: TelemetrySender,
  reading: TelemetryReading,
): void {
  const attributes = attributesOf(record.attributes);
  const name = eventName(record, attributes, scopeName, resource);
  const event = events.get(name);
  if (!event) {
    if (!isKnownEvent(name)) reading.unknown.set(name, (reading.unknown.get(name) ?? 0) + 1);
    return;
  }
  const counts = event.counts(attributes);
  if (counts.length === 0) return;
  const happened = toldTime(record.timeUnixNano);
  const at = Number.isNaN(happened) ? toldTime(record.observedTimeUnixNano) : happened;
  const person = personOf(sender.person, attributes, resource);
  const fault = timeFault(at, sender.now) ?? (person === undefined ? NO_PERSON : undefined);
  if (fault !== undefined || person === undefined) return rejectIn(reading, `${name} ${fault}`);
  const surface = surfaceOf(attributes, resource);
  const { tool } = event;
  const session = sessionOf(attributes);
  const body = toldText(record.body) ?? '';
  for (const { field, value } of counts) {
    const series = seriesOf([sender.key ?? person, tool, surface, field, name, body], resource, attributes);
    reading.points.push({ series, at, startAt: 0, person, tool, surface, session, field, cumulative: false, value, count: null, most: null }); // prettier-ignore
  }
}

/**
 * The full name of an event: the field that OTLP has for it, the attribute that came before, or the body. Claude Code leaves its prefix out of the
 * attribute, and is known by its scope or service then.
 */
function eventName(record: Json, attributes: Attributes, scopeName: string, resource: Attributes): string {
  const told = typeof record.eventName === 'string' && record.eventName !== '' ? record.eventName : undefined;
  const name = [attributes.get('event.name'), told, toldText(record.body)].find((text) => text !== undefined) ?? '';
  if (name.includes('.') || name === '') return name.slice(0, 200);
  const service = resource.get('service.name') ?? '';
  const isClaude = /claude[-_. ]?code/i.test(`${scopeName} ${service} ${toldText(record.body) ?? ''}`);
  return (isClaude ? `${CLAUDE}${name}` : name).slice(0, 200);
}

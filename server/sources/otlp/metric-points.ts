import { quoted } from '../../ledger/reject';
import { isObject, type Json } from '../github-rest/shape';
import { instruments, isKnownInstrument, type Instrument } from './instruments';
import { personOf } from './person';
import { surfaceOf } from './surface';
import { emptyReading, NO_PERSON, rejectIn, seriesOf, sessionOf, timeFault, type TelemetryReading, type TelemetrySender } from './telemetry-reading'; // prettier-ignore
import { attributesOf, objectsOf, toldNumber, toldTime, type Attributes } from './told-value';

/** Of `DataPointFlags`: the point only says that there is no value. */
const NO_VALUE = 1;

interface Place {
  readonly name: string;
  readonly instrument: Instrument;
  readonly resource: Attributes;
  readonly cumulative: boolean;
}

/**
 * The points of usage in an `ExportMetricsServiceRequest` in OTLP's JSON: names in camel case, 64-bit integers as decimal strings, enums as numbers
 * (names are taken too). Source: opentelemetry.io, OTLP specification 1.x, JSON Protobuf Encoding; opentelemetry-proto, metrics.proto.
 *
 * @param body what `JSON.parse` gave
 */
export function metricPoints(body: Json, sender: TelemetrySender): TelemetryReading {
  const reading = emptyReading();
  for (const { resource: told, scopeMetrics } of objectsOf(body.resourceMetrics)) {
    const resource = attributesOf(isObject(told) ? told.attributes : undefined);
    for (const { metrics } of objectsOf(scopeMetrics))
      for (const metric of objectsOf(metrics)) readMetric(metric, resource, sender, reading);
  }
  return reading;
}

function readMetric(metric: Json, resource: Attributes, sender: TelemetrySender, reading: TelemetryReading): void {
  const name = typeof metric.name === 'string' ? metric.name : '';
  const kinds = [metric.sum, metric.histogram, metric.exponentialHistogram, metric.gauge, metric.summary];
  const data = kinds.find(isObject);
  const points = objectsOf(data?.dataPoints);
  const instrument = instruments.get(name);
  if (!instrument) {
    if (!isKnownInstrument(name)) reading.unknown.set(name, (reading.unknown.get(name) ?? 0) + points.length);
    return;
  }
  if (data === undefined || data === metric.gauge || data === metric.summary)
    return rejectIn(reading, `${name} is neither a sum nor a histogram`, points.length);
  const temporality = temporalityOf(data.aggregationTemporality);
  if (temporality === undefined)
    return rejectIn(reading, `${name} does not tell whether it is delta or cumulative`, points.length);
  const place = { name, instrument, resource, cumulative: temporality === 'cumulative' };
  for (const point of points) readPoint(point, data === metric.sum, place, sender, reading);
}

function temporalityOf(value: unknown): 'delta' | 'cumulative' | undefined {
  if (value === 1 || value === 'AGGREGATION_TEMPORALITY_DELTA') return 'delta';
  return value === 2 || value === 'AGGREGATION_TEMPORALITY_CUMULATIVE' ? 'cumulative' : undefined;
}

function readPoint(
  point: Json,
  isSum: boolean,
  place: Place,
  sender: TelemetrySender,
  reading: TelemetryReading,
): void {
  const { name, instrument, resource, cumulative } = place;
  const attributes = attributesOf(point.attributes);
  const field = instrument.field(attributes);
  if (field === undefined || (toldNumber(point.flags) & NO_VALUE) !== 0) return;
  const value = toldNumber(isSum ? (point.asInt ?? point.asDouble) : point.sum);
  const count = isSum ? null : toldNumber(point.count);
  const at = toldTime(point.timeUnixNano);
  const person = personOf(sender.person, attributes, resource);
  const fault =
    timeFault(at, sender.now) ?? valueFault(value, count, point) ?? (person === undefined ? NO_PERSON : undefined);
  if (fault !== undefined || person === undefined) return rejectIn(reading, `${name} ${fault}`);
  const surface = surfaceOf(attributes, resource);
  const start = toldTime(point.startTimeUnixNano);
  const most = toldNumber(point.max) * instrument.factor;
  reading.points.push({
    series: seriesOf([sender.key ?? person, instrument.tool, surface, field, name], resource, attributes),
    at,
    startAt: start <= at ? start : 0,
    person,
    tool: instrument.tool,
    surface,
    session: sessionOf(attributes),
    field,
    cumulative,
    value: value * instrument.factor,
    count,
    most: isSum ? null : most,
  });
}

function valueFault(value: number, count: number | null, point: Json): string | undefined {
  if (!(value >= 0)) return `has the value ${quoted(point.asInt ?? point.asDouble ?? point.sum ?? null)}, which is no number of at least 0`; // prettier-ignore
  if (count === null || (Number.isInteger(count) && count >= 0 && count < 2 ** 31)) return undefined;
  return `has the count ${quoted(point.count ?? null)}, which is no whole number of at least 0`;
}

/** OTLP's JSON as agents export it, for tests: 64-bit integers as decimal strings, attributes as a list of keys and values. */

/** Nanoseconds since 1970, as OTLP's JSON writes a time. */
export const nano = (at: string): string => `${Date.parse(at)}000000`;

export const text = (key: string, value: string) => ({ key, value: { stringValue: value } });

/** An instrument with its points. */
export interface Metric {
  name: string;
  temporality: 1 | 2;
  points: { start: string; at: string; attributes?: object[]; value?: number; histogram?: object }[];
}

/** An `ExportMetricsServiceRequest`. */
export function metricsOf(resource: object[], ...metrics: Metric[]) {
  return {
    resourceMetrics: [
      {
        resource: { attributes: resource, droppedAttributesCount: 0 },
        scopeMetrics: [
          {
            scope: { name: 'com.anthropic.claude_code', version: '2.1.0' },
            metrics: metrics.map(({ name, temporality, points }) => {
              const dataPoints = points.map(({ start, at, attributes = [], value, histogram }) => ({
                attributes,
                startTimeUnixNano: nano(start),
                timeUnixNano: nano(at),
                ...(histogram ?? (Number.isInteger(value) ? { asInt: String(value) } : { asDouble: value })),
              }));
              const isHistogram = points.some(({ histogram }) => histogram !== undefined);
              const data = { aggregationTemporality: temporality, dataPoints };
              return isHistogram ? { name, histogram: data } : { name, sum: { ...data, isMonotonic: true } };
            }),
          },
        ],
      },
    ],
  };
}

/** An `ExportLogsServiceRequest` of Claude Code's events: name, time, number in the session. */
export function eventsOf(
  resource: object[],
  ...events: { name: string; at: string; sequence: number; more?: object[] }[]
) {
  const logRecords = events.map(({ name, at, sequence, more = [] }) => ({
    timeUnixNano: nano(at),
    observedTimeUnixNano: nano(at),
    body: { stringValue: `claude_code.${name}` },
    attributes: [text('event.name', name), { key: 'event.sequence', value: { intValue: String(sequence) } }, ...more],
  }));
  const scope = { name: 'com.anthropic.claude_code.events', version: '2.1.0' };
  return { resourceLogs: [{ resource: { attributes: resource }, scopeLogs: [{ scope, logRecords }] }] };
}

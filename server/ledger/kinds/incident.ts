import type { RecordKind } from '../record-kind';

export const incident: RecordKind = {
  name: 'incident',
  key: ['id'],
  fields: [
    { name: 'id', type: 'id', required: true },
    { name: 'title', type: 'text' },
    { name: 'service', type: 'text' },
    { name: 'repo', type: 'text' },
    { name: 'severity', type: 'id' },
    { name: 'opened_at', type: 'instant', required: true, happened: true },
    { name: 'acknowledged_at', type: 'instant', happened: true },
    { name: 'resolved_at', type: 'instant', happened: true },
    { name: 'caused_by', type: 'json' },
    { name: 'url', type: 'text' },
    { name: 'responders', type: 'texts' },
    { name: 'status', type: 'text', values: ['open', 'acknowledged', 'resolved'] },
    { name: 'source', type: 'text' },
    { name: 'updated_at', type: 'instant' },
    // It turned out to be none: readers leave it out.
    { name: 'withdrawn', type: 'bool' },
  ],
  version: 'updated_at',
  // Opened again.
  cleared: { field: 'resolved_at', when: 'status', is: ['open', 'acknowledged'] },
  spans: [
    ['opened_at', 'acknowledged_at'],
    ['opened_at', 'resolved_at'],
  ],
};

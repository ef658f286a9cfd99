import type { RecordKind } from '../record-kind';

export const finding: RecordKind = {
  name: 'finding',
  key: ['agent', 'repo', 'number', 'id'],
  fields: [
    { name: 'agent', type: 'text', required: true },
    { name: 'repo', type: 'text', required: true },
    { name: 'number', type: 'int', required: true, least: 0 },
    { name: 'id', type: 'id', required: true },
    { name: 'posted_at', type: 'instant', required: true, happened: true },
    { name: 'body', type: 'text' },
    { name: 'severity', type: 'id' },
    { name: 'category', type: 'text' },
    { name: 'confidence', type: 'id' },
    { name: 'path', type: 'text' },
    { name: 'line', type: 'int' },
    {
      name: 'outcome',
      type: 'text',
      values: ['accepted', 'rejected', 'ignored', 'late', 'pending', 'duplicate', 'unparsed'],
      // Exports list a finding that was seen again once as duplicate and once with what became of it, under the same id.
      weak: ['duplicate', 'unparsed', 'pending'],
    },
    { name: 'outcome_at', type: 'instant', happened: true },
    { name: 'evidence', type: 'json' },
    { name: 'url', type: 'text' },
  ],
};

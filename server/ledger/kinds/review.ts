import type { RecordKind } from '../record-kind';

export const review: RecordKind = {
  name: 'review',
  key: ['repo', 'number', 'id'],
  fields: [
    { name: 'repo', type: 'text', required: true },
    { name: 'number', type: 'int', required: true, least: 0 },
    { name: 'id', type: 'id', required: true },
    { name: 'reviewer', type: 'text', required: true },
    { name: 'reviewer_id', type: 'id' },
    { name: 'reviewer_type', type: 'account' },
    {
      name: 'state',
      type: 'text',
      required: true,
      values: ['approved', 'changes_requested', 'commented', 'dismissed'],
      final: 'dismissed',
    },
    { name: 'submitted_at', type: 'instant', required: true, happened: true },
    { name: 'body', type: 'text' },
  ],
};

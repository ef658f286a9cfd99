import type { RecordKind } from '../record-kind';

export const team: RecordKind = {
  name: 'team',
  key: ['team'],
  fields: [
    { name: 'team', type: 'text', required: true },
    { name: 'parent', type: 'text' },
    { name: 'members', type: 'texts' },
    { name: 'repos', type: 'texts' },
  ],
};

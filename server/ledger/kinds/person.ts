import type { RecordKind } from '../record-kind';

export const person: RecordKind = {
  name: 'person',
  key: ['login'],
  fields: [
    { name: 'login', type: 'text', required: true },
    { name: 'name', type: 'text' },
    { name: 'emails', type: 'texts' },
    { name: 'team', type: 'text' },
    {
      name: 'function',
      type: 'text',
      values: ['engineering', 'design', 'product', 'go_to_market', 'support', 'operations', 'other'],
    },
    { name: 'level', type: 'id' },
    { name: 'started_on', type: 'day' },
    { name: 'ended_on', type: 'day' },
    { name: 'time_zone', type: 'text' },
    { name: 'account_type', type: 'account' },
    { name: 'account_id', type: 'id' },
  ],
};

import type { RecordKind } from '../record-kind';
import { surfaces } from './surfaces';

export const agentRun: RecordKind = {
  name: 'agent_run',
  key: ['id'],
  fields: [
    { name: 'id', type: 'id', required: true },
    { name: 'person', type: 'text', required: true },
    { name: 'tool', type: 'text', required: true },
    { name: 'surface', type: 'text', required: true, values: surfaces },
    { name: 'mode', type: 'text', required: true, values: ['interactive', 'delegated'] },
    { name: 'started_at', type: 'instant', required: true, happened: true },
    { name: 'ended_at', type: 'instant', happened: true },
    { name: 'parent', type: 'id' },
    { name: 'compactions', type: 'int', least: 0 },
    { name: 'repo', type: 'text' },
    { name: 'number', type: 'int', least: 0 },
    { name: 'outcome', type: 'text', values: ['merged', 'closed', 'abandoned', 'answered'] },
  ],
  spans: [['started_at', 'ended_at']],
};

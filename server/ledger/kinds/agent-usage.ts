import type { RecordKind } from '../record-kind';
import { surfaces } from './surfaces';

export const agentUsage: RecordKind = {
  name: 'agent_usage',
  key: ['person', 'day', 'tool', 'surface'],
  fields: [
    { name: 'person', type: 'text', required: true },
    { name: 'day', type: 'day', required: true, happened: true },
    { name: 'tool', type: 'text', required: true },
    { name: 'surface', type: 'text', required: true, values: surfaces },
    { name: 'sessions', type: 'int', least: 0 },
    { name: 'prompts', type: 'int', least: 0 },
    { name: 'runs', type: 'int', least: 0 },
    { name: 'delegated_minutes', type: 'float', least: 0 },
    { name: 'interactive_minutes', type: 'float', least: 0 },
    { name: 'longest_run_minutes', type: 'float', least: 0 },
    { name: 'most_parallel_runs', type: 'int', least: 0 },
    { name: 'lines_accepted', type: 'int' },
    { name: 'cost_usd', type: 'float' },
    { name: 'phase', type: 'id' },
    { name: 'ambient', type: 'bool' },
    { name: 'tokens', type: 'float', least: 0 },
  ],
};

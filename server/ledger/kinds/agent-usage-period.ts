import type { RecordKind } from '../record-kind';
import { surfaces } from './surfaces';

/** Totals of a span of days, where a source tells no days: what it counts lies somewhere between both, which included. */
export const agentUsagePeriod: RecordKind = {
  name: 'agent_usage_period',
  key: ['person', 'to_day', 'from_day', 'tool', 'surface'],
  fields: [
    { name: 'person', type: 'text', required: true },
    { name: 'from_day', type: 'day', required: true, happened: true },
    { name: 'to_day', type: 'day', required: true, happened: true },
    { name: 'tool', type: 'text', required: true },
    { name: 'surface', type: 'text', required: true, values: surfaces },
    { name: 'active_days', type: 'int', least: 0 },
    { name: 'sessions', type: 'int', least: 0 },
    { name: 'prompts', type: 'int', least: 0 },
    { name: 'runs', type: 'int', least: 0 },
    { name: 'lines_accepted', type: 'int' },
    { name: 'cost_usd', type: 'float' },
    { name: 'phase', type: 'id' },
  ],
  spans: [['from_day', 'to_day']],
};

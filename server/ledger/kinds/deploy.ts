import type { RecordKind } from '../record-kind';

export const deploy: RecordKind = {
  name: 'deploy',
  key: ['id'],
  fields: [
    { name: 'id', type: 'id', required: true },
    { name: 'service', type: 'text' },
    { name: 'repo', type: 'text' },
    { name: 'environment', type: 'text', required: true },
    { name: 'sha', type: 'text', required: true },
    { name: 'ref', type: 'text' },
    { name: 'started_at', type: 'instant', happened: true },
    { name: 'finished_at', type: 'instant', required: true, happened: true },
    { name: 'status', type: 'text', required: true, values: ['success', 'failure', 'cancelled'] },
    { name: 'commits', type: 'texts' },
    { name: 'pull_requests', type: 'texts' },
    { name: 'rework', type: 'bool' },
    { name: 'rolls_back', type: 'id' },
    { name: 'source', type: 'text', values: ['deployment', 'release', 'workflow_run', 'tag'] },
    { name: 'name', type: 'text' },
    { name: 'url', type: 'text' },
  ],
  spans: [['started_at', 'finished_at']],
};

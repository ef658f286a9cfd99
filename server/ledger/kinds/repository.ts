import type { RecordKind } from '../record-kind';

export const repository: RecordKind = {
  name: 'repository',
  key: ['repo'],
  fields: [
    { name: 'repo', type: 'text', required: true },
    { name: 'default_branch', type: 'text' },
    { name: 'service', type: 'text' },
    { name: 'archived', type: 'bool' },
    { name: 'agent_instructions', type: 'texts' },
    { name: 'required_checks', type: 'int', least: 0 },
  ],
};

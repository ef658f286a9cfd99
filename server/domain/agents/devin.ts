import type { Agent } from './agent';

export const devin: Agent = {
  key: 'devin',
  name: 'Devin',
  authors: [{ login: 'devin-ai-integration', id: '158243242' }],
  reviewers: [{ login: 'devin-ai-integration', id: '158243242' }],
  branchPrefixes: ['devin/'],
  commitEmails: ['158243242+devin-ai-integration[bot]@users.noreply.github.com'],
  coAuthors: ['devin'],
};

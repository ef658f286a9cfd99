import type { Agent } from './agent';

export const codex: Agent = {
  key: 'codex',
  name: 'OpenAI Codex',
  reviewers: [{ login: 'chatgpt-codex-connector', id: '199175422' }],
  branchPrefixes: ['codex/'],
  commitEmails: ['199175422+chatgpt-codex-connector[bot]@users.noreply.github.com'],
  coAuthors: ['codex'],
  labels: ['codex'],
};

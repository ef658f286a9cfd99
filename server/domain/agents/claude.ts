import type { Agent } from './agent';

export const claude: Agent = {
  key: 'claude',
  name: 'Claude',
  authors: [{ login: 'claude', id: '209825114' }],
  reviewers: [{ login: 'claude', id: '209825114' }],
  branchPrefixes: ['claude/'],
  commitEmails: ['noreply@anthropic.com'],
  coAuthors: ['claude'],
  bodyMarkers: ['Generated with \\[?Claude Code\\b'],
};

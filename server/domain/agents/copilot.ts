import type { Agent } from './agent';

export const copilot: Agent = {
  key: 'copilot',
  name: 'GitHub Copilot coding agent',
  authors: [
    { login: 'copilot-swe-agent', id: '198982749' },
    { login: 'Copilot', id: '198982749' },
  ],
  branchPrefixes: ['copilot/'],
  commitEmails: ['198982749+Copilot@users.noreply.github.com', '175728472+Copilot@users.noreply.github.com'],
  coAuthors: ['copilot'],
};

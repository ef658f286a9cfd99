import type { Agent } from './agent';

export const windsurf: Agent = {
  key: 'windsurf',
  name: 'Windsurf',
  reviewers: [{ login: 'windsurf-bot', id: '189301087' }],
};

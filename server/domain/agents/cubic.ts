import type { Agent } from './agent';

export const cubic: Agent = {
  key: 'cubic',
  name: 'cubic',
  reviewers: [{ login: 'cubic-dev-ai', id: '191113872' }],
};

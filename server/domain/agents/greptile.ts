import type { Agent } from './agent';

export const greptile: Agent = {
  key: 'greptile',
  name: 'Greptile',
  reviewers: [{ login: 'greptile-apps', id: '165735046' }],
};

import type { Agent } from './agent';

export const bugbot: Agent = {
  key: 'bugbot',
  name: 'Cursor Bugbot',
  reviewers: [{ login: 'cursor', id: '206951365' }],
};

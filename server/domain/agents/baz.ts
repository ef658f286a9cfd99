import type { Agent } from './agent';

export const baz: Agent = {
  key: 'baz',
  name: 'Baz',
  reviewers: [{ login: 'baz-reviewer', id: '174234987' }],
};

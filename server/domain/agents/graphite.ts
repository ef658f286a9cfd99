import type { Agent } from './agent';

export const graphite: Agent = {
  key: 'graphite',
  name: 'Graphite',
  reviewers: [{ login: 'graphite-app', id: '96075541' }],
};

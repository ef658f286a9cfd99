import type { Agent } from './agent';

export const sentry: Agent = {
  key: 'sentry',
  name: 'Sentry',
  reviewers: [
    { login: 'sentry', id: '39604003' },
    { login: 'seer-by-sentry', id: '157164994' },
  ],
};

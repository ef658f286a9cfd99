import type { Agent } from './agent';

export const sourcery: Agent = {
  key: 'sourcery',
  name: 'Sourcery',
  reviewers: [{ login: 'sourcery-ai', id: '58596630' }],
};

import type { Agent } from './agent';

export const entelligence: Agent = {
  key: 'entelligence',
  name: 'Entelligence',
  reviewers: [{ login: 'entelligence-ai-pr-reviews', id: '' }],
};

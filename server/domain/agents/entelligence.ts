import type { Agent } from './agent';

/** How it tells severity is not known here: the first comment of a thread is a finding of unknown severity. Source of the account: agents.md. */
export const entelligence: Agent = {
  key: 'entelligence',
  name: 'Entelligence',
  reviewers: [{ login: 'entelligence-ai-pr-reviews', id: '' }],
};

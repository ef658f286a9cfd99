import type { Agent } from './agent';

export const amazonQ: Agent = {
  key: 'amazon-q',
  name: 'Amazon Q Developer',
  reviewers: [{ login: 'amazon-q-developer', id: '' }],
};

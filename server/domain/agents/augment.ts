import type { Agent } from './agent';

export const augment: Agent = {
  key: 'augment',
  name: 'Augment',
  reviewers: [{ login: 'augmentcode', id: '185243770' }],
};

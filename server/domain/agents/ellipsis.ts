import type { Agent } from './agent';

export const ellipsis: Agent = {
  key: 'ellipsis',
  name: 'Ellipsis',
  reviewers: [{ login: 'ellipsis-dev', id: '65095814' }],
};

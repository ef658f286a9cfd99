import type { Agent } from './agent';

export const bito: Agent = {
  key: 'bito',
  name: 'Bito',
  reviewers: [{ login: 'bito-code-review', id: '188872107' }],
};

import type { Agent } from './agent';

export const kody: Agent = {
  key: 'kody',
  name: 'Kody',
  reviewers: [{ login: 'kody-ai', id: '148880201' }],
};

import type { Agent } from './agent';

export const kilo: Agent = {
  key: 'kilo',
  name: 'Kilo Code',
  reviewers: [{ login: 'kilo-code-bot', id: '240665456' }],
};

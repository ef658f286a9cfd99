import type { Agent } from './agent';

export const korbit: Agent = {
  key: 'korbit',
  name: 'Korbit',
  reviewers: [{ login: 'korbit-ai', id: '131444098' }],
};

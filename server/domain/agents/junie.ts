import type { Agent } from './agent';

export const junie: Agent = {
  key: 'junie',
  name: 'Junie',
  commitEmails: ['junie@jetbrains.com'],
  coAuthors: ['junie'],
};

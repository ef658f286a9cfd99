import type { Agent } from './agent';

export const openhands: Agent = {
  key: 'openhands',
  name: 'OpenHands',
  authors: [{ login: 'openhands-ai', id: '' }],
  coAuthors: ['openhands'],
};

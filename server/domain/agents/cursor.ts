import type { Agent } from './agent';

export const cursor: Agent = {
  key: 'cursor',
  name: 'Cursor',
  authors: [{ login: 'cursoragent', id: '', user: true }],
  branchPrefixes: ['cursor/'],
  commitEmails: ['cursoragent@cursor.com'],
  coAuthors: ['cursor agent', 'cursoragent', 'cursor'],
};

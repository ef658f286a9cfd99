import type { Agent } from './agent';

export const codeant: Agent = {
  key: 'codeant',
  name: 'CodeAnt',
  reviewers: [{ login: 'codeant-ai', id: '151821869' }],
};

import type { Agent } from './agent';

export const coderabbit: Agent = {
  key: 'coderabbit',
  name: 'CodeRabbit',
  reviewers: [{ login: 'coderabbitai', id: '136622811' }],
};

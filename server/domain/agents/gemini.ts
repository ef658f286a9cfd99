import type { Agent } from './agent';

export const gemini: Agent = {
  key: 'gemini',
  name: 'Gemini Code Assist',
  reviewers: [{ login: 'gemini-code-assist', id: '176961590' }],
  commitEmails: ['176961590+gemini-code-assist[bot]@users.noreply.github.com'],
  coAuthors: ['gemini-code-assist'],
};

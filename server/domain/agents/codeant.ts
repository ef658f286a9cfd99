import type { Agent } from './agent';

/** How it tells severity is not known here: the first comment of a thread is a finding of unknown severity. Source of the account: agents.md. */
export const codeant: Agent = {
  key: 'codeant',
  name: 'CodeAnt',
  reviewers: [{ login: 'codeant-ai', id: '151821869' }],
};

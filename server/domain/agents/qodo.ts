import type { Agent } from './agent';

export const qodo: Agent = {
  key: 'qodo',
  name: 'Qodo',
  reviewers: [
    { login: 'codium-pr-agent', id: '139473635' },
    { login: 'qodo-merge', id: '185363710' },
    { login: 'qodo-merge-pro', id: '151058649' },
    { login: 'qodo-ai', id: '216754087' },
    { login: 'qodo-code-review', id: '' },
  ],
};

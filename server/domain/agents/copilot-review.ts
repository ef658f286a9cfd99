import type { Agent } from './agent';

export const copilotReview: Agent = {
  key: 'copilot-review',
  name: 'GitHub Copilot code review',
  reviewers: [{ login: 'copilot-pull-request-reviewer', id: '175728472' }],
};

import type { Agent } from './agent';

/** How it tells severity is not known here: the first comment of a thread is a finding of unknown severity. Source: agents.md, reviews on public repositories. */
export const windsurf: Agent = {
  key: 'windsurf',
  name: 'Windsurf',
  reviewers: [{ login: 'windsurf-bot', id: '189301087' }],
  findings: {
    version: 1,
    severities: [],
    clean: [{ pattern: 'Looks good to me', places: ['review', 'conversation'] }],
  },
};

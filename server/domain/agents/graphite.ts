import type { Agent } from './agent';

/**
 * Tells neither severity nor category: the first comment of a thread is a finding. Its footer asks for 👍 or 👎. Source: agents.md.
 */
export const graphite: Agent = {
  key: 'graphite',
  name: 'Graphite',
  reviewers: [{ login: 'graphite-app', id: '96075541' }],
  findings: {
    version: 1,
    severities: [],
    notFindings: [
      {
        pattern: '(?:rate|usage) limit|could not (?:complete|run) (?:the )?review',
        places: ['review', 'conversation'],
      },
    ],
    clean: [{ pattern: 'no issues (?:were )?found|found no issues', places: ['review', 'conversation'] }],
  },
};

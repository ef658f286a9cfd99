import type { Agent } from './agent';

/**
 * A finding ends with `Severity: high`, `medium` or `low` since the end of 2025, earlier it tells none. Source: comments on public repositories.
 */
export const augment: Agent = {
  key: 'augment',
  name: 'Augment',
  reviewers: [{ login: 'augmentcode', id: '185243770' }],
  findings: {
    version: 1,
    severities: ['high', 'medium', 'low'],
    severity: [{ pattern: 'Severity:?\\*{0,2}:?\\s{0,3}(high|medium|low)' }],
    notFindings: [{ pattern: 'usage limit|out of credits', places: ['conversation', 'review'] }],
    clean: [{ pattern: 'No suggestions at this time|found no issues', places: ['review', 'conversation'] }],
    reviewed: [{ pattern: '\\d{1,4} suggestions? posted', places: ['review', 'conversation'] }],
  },
};

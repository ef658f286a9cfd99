import type { Agent } from './agent';

/**
 * A finding begins with `P1:` behind hidden marks, one of which tells a confidence of 1 to 10. The prompt in the review's body repeats the threads and is not
 * counted. Source: comments on public repositories, 2026.
 */
export const cubic: Agent = {
  key: 'cubic',
  name: 'cubic',
  reviewers: [{ login: 'cubic-dev-ai', id: '191113872' }],
  findings: {
    version: 1,
    severities: ['P0', 'P1', 'P2', 'P3'],
    severity: [{ pattern: '^[\\s*_]{0,4}(P[0-3])[*_]{0,2}:' }],
    confidence: [{ pattern: '<!-- metadata:\\{"confidence":\\s{0,2}(\\d{1,3})' }],
    title: ['^[\\s*_]{0,4}P[0-3][*_]{0,2}:[*_]{0,2}\\s{0,3}([^\\n]{3,2000})'],
    finding: ['^[\\s*_]{0,4}P[0-3][*_]{0,2}:', '<!-- (?:metadata:|cubic:)'],
    notFindings: [
      {
        pattern: '(?:usage|review|monthly) limit|trial (?:has )?(?:ended|expired)|skipped (?:this )?review',
        places: ['review', 'conversation'],
      },
    ],
    clean: [{ pattern: 'No issues found|found no issues', places: ['review', 'conversation'] }],
    reviewed: [{ pattern: '\\d{1,4} issues? found\\*{0,2} across', places: ['review', 'conversation'] }],
  },
};

import type { Agent } from './agent';

/**
 * Seer's prediction of bugs: `Bug:`, then severity and confidence in small letters; another form tells neither. Source: the vendor's published skill for reading
 * these comments, 2026.
 */
export const sentry: Agent = {
  key: 'sentry',
  name: 'Sentry',
  reviewers: [
    { login: 'sentry', id: '39604003' },
    { login: 'seer-by-sentry', id: '157164994' },
  ],
  findings: {
    version: 1,
    severities: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'],
    severity: [{ pattern: 'Severity:?\\*{0,2}:?\\s{0,3}`?(CRITICAL|HIGH|MEDIUM|LOW)' }],
    confidence: [{ pattern: 'Confidence:?\\*{0,2}:?\\s{0,3}`?(\\d(?:\\.\\d{1,4})?|High|Medium|Low)' }],
    title: ['\\*\\*Bug:?\\*{0,2}:?\\s{0,3}([^\\n]{3,2000})'],
    notFindings: [{ pattern: 'quota|usage limit|Did you find this useful\\? React', places: ['conversation'] }],
    clean: [
      {
        pattern: 'no (?:bugs|issues) (?:were )?(?:found|predicted)|Sentry has detected no',
        places: ['review', 'conversation', 'check'],
      },
    ],
  },
};

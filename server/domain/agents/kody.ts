import type { Agent } from './agent';

/**
 * A finding begins with badges: its category and its severity. Source: the vendor's open source, 2026.
 */
export const kody: Agent = {
  key: 'kody',
  name: 'Kody',
  reviewers: [{ login: 'kody-ai', id: '148880201' }],
  findings: {
    version: 1,
    severities: ['critical', 'high', 'medium', 'low'],
    severity: [{ pattern: 'badge/severity_level-(critical|high|medium|low)-' }],
    category: [{ pattern: '!\\[kody code-review\\]\\([^)\\n]{0,300}\\)\\s{0,3}!\\[([^\\]\\n]{1,40})\\]' }],
    finding: ['!\\[kody code-review\\]', 'kody-codereview'],
    notFindings: [{ pattern: 'license|API key|kody-codereview-started', places: ['conversation', 'review'] }],
    clean: [{ pattern: 'No issues (?:were )?found|found no issues', places: ['conversation', 'review'] }],
    reviewed: [{ pattern: 'kody-codereview-completed|Code Review Completed', places: ['conversation', 'review'] }],
  },
};

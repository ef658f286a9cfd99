import type { Agent } from './agent';

/**
 * A finding begins with an image whose alternative text is its severity, with `security-` in front of findings about security. Source: agents.md.
 */
export const gemini: Agent = {
  key: 'gemini',
  name: 'Gemini Code Assist',
  reviewers: [{ login: 'gemini-code-assist', id: '176961590' }],
  commitEmails: ['176961590+gemini-code-assist[bot]@users.noreply.github.com'],
  coAuthors: ['gemini-code-assist'],
  findings: {
    version: 1,
    severities: ['critical', 'high', 'medium', 'low'],
    severity: [
      { pattern: '!\\[(?:security-)?(critical|high|medium|low)(?:-priority)?\\]' },
      { pattern: '/codereviewagent/(?:security-)?(critical|high|medium|low)(?:-priority)?\\.svg' },
    ],
    categories: ['security'],
    category: [{ pattern: '!\\[(security)-(?:critical|high|medium|low)' }],
    finding: ['!\\[(?:security-)?(?:critical|high|medium|low|priority)', '/codereviewagent/'],
    notFindings: [
      {
        pattern:
          'daily quota limit|quota (?:limit|exceeded)|encountered an (?:error|issue)|unable to (?:review|generate)',
      },
      { pattern: '^#{1,4} {0,2}Summary of Changes', places: ['conversation', 'review'] },
    ],
    clean: [
      {
        pattern:
          'no (?:further )?(?:feedback|review comments|comments) to (?:provide|address|add|assess)|There are no review comments',
        places: ['review', 'conversation'],
      },
    ],
    reviewed: [{ pattern: '^#{1,4} {0,2}Code Review', places: ['review', 'conversation'] }],
  },
};

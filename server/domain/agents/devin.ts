import type { Agent } from './agent';

/**
 * A finding has a hidden mark with its id and kind, and begins with 🔴, 🟡, 🚩 or 📝. The same account also writes pull requests and answers in threads. Source: agents.md, and
 * comments on public repositories.
 */
export const devin: Agent = {
  key: 'devin',
  name: 'Devin',
  authors: [{ login: 'devin-ai-integration', id: '158243242' }],
  reviewers: [{ login: 'devin-ai-integration', id: '158243242' }],
  branchPrefixes: ['devin/'],
  commitEmails: ['158243242+devin-ai-integration[bot]@users.noreply.github.com'],
  coAuthors: ['devin'],
  findings: {
    version: 1,
    severities: ['severe', 'non-severe', 'investigate', 'info'],
    severity: [
      { pattern: '^[\\s*_>]{0,6}🔴', word: 'severe' },
      { pattern: '^[\\s*_>]{0,6}🟡', word: 'non-severe' },
      { pattern: '^[\\s*_>]{0,6}🚩', word: 'investigate' },
      { pattern: '^[\\s*_>]{0,6}📝', word: 'info' },
    ],
    category: [
      { pattern: 'devin-review-comment \\{[^{}\\n]{0,1000}"kind":\\s{0,3}"([\\w-]{1,40})"' },
      { pattern: 'devin-review-comment \\{\\s{0,3}"id":\\s{0,3}"(BUG|ANALYSIS|SECURITY|FLAG)_' },
    ],
    words: { bug: 'bug', analysis: 'analysis', security: 'security', flag: 'flag' },
    key: ['devin-review-comment \\{\\s{0,3}"id":\\s{0,3}"([\\w-]{1,120})"'],
    title: ['^[\\s*_>]{0,6}(?:🔴|🟡|🚩|📝)\\uFE0F?\\s{0,3}\\*\\*(?:Info: )?([^\\n]{1,400}?)\\*\\*'],
    finding: ['devin-review-comment', '^[\\s*_>]{0,6}(?:🔴|🟡|🚩|📝)'],
    notFindings: [
      { pattern: 'Starting Devin Review|Devin AI Engineer|ACU limit|usage limit', places: ['conversation', 'review'] },
      { pattern: '(?<![^])✅ \\*\\*Resolved\\*\\*' },
    ],
    clean: [{ pattern: 'Devin Review: No Issues Found|No Issues Found', places: ['review', 'conversation'] }],
    reviewed: [{ pattern: 'Devin Review\\*{0,2}:? (?:found|completed)', places: ['review', 'conversation'] }],
  },
};

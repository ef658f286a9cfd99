import type { Agent } from './agent';

/**
 * A finding begins with its severity in capitals. The summary below the pull request repeats the threads and lists what lies outside the diff. Source: the
 * vendor's open source, 2026.
 */
export const kilo: Agent = {
  key: 'kilo',
  name: 'Kilo Code',
  reviewers: [{ login: 'kilo-code-bot', id: '240665456' }],
  findings: {
    version: 1,
    severities: ['CRITICAL', 'WARNING', 'SUGGESTION'],
    severity: [{ pattern: '(?<![^])[^\\p{L}\\n]{0,10}(CRITICAL|WARNING|SUGGESTION)\\b' }],
    title: ['(?<![^])[^\\p{L}\\n]{0,10}(?:CRITICAL|WARNING|SUGGESTION)[*_]{0,2}:?[*_]{0,2}\\s{0,3}([^\\n]{3,2000})'],
    notFindings: [
      {
        pattern: 'insufficient (?:credits|balance)|usage limit|review (?:failed|was cancelled)',
        places: ['conversation', 'review'],
      },
    ],
    clean: [{ pattern: '\\*\\*Status:\\*\\* No Issues Found', places: ['conversation', 'review'] }],
    lists: [
      {
        places: ['conversation', 'review'],
        from: 'Other Observations \\(not in diff\\)',
        to: '</details>',
        item: '^\\| `(?<path>[^`\\n]{1,300})` \\| (?<line>\\d{1,7}) \\| (?<title>[^|\\n]{1,1000}) \\|',
      },
    ],
    reviewed: [{ pattern: '\\*\\*Status:\\*\\* \\d{1,4} Issues? Found', places: ['conversation', 'review'] }],
  },
};

import type { Agent } from './agent';

/**
 * PR-Agent and its successors. Suggestions stand in one table below the pull request, so without threads, with an importance of 1 to 10 (kept as confidence)
 * and High, Medium or Low; the second generation writes threads with the words Action required and Remediation recommended. The summary "Code Review by Qodo"
 * repeats what stands in threads and is not counted again. The number in `apply_suggestion=0` is only the place in its table, so it is no key of a finding. A struck-through title and its own word
 * Resolved are what the vendor says became of it. Source: agents.md, and comments on public repositories.
 */
export const qodo: Agent = {
  key: 'qodo',
  name: 'Qodo',
  reviewers: [
    { login: 'codium-pr-agent', id: '139473635' },
    { login: 'qodo-merge', id: '185363710' },
    { login: 'qodo-merge-pro', id: '151058649' },
    { login: 'qodo-ai', id: '216754087' },
    { login: 'qodo-code-review', id: '' },
  ],
  findings: {
    version: 1,
    severities: ['Action required', 'High', 'Medium', 'Remediation recommended', 'Low'],
    severity: [
      { pattern: '<img[^<>]{0,300}\\salt="(Action required|Remediation recommended|Review recommended)"' },
      { pattern: '<td align="?center"?>\\s{0,3}(High|Medium|Low)' },
      { pattern: '^\\s{0,3}(High|Medium|Low) impact' },
    ],
    words: {
      'review recommended': 'Remediation recommended',
      bug: 'Bug',
      'rule violation': 'Rule violation',
      security: 'Security',
    },
    category: [
      { pattern: '<code>\\s{0,2}(?:🐞|📘|📜|⛨|📎|✧)\\uFE0F?\\s{0,2}([^<>\\n]{1,60}?)\\s{0,2}</code>' },
      { pattern: '^[^\\n]{0,400}\\[([a-z][a-z ]{2,40}), importance: \\d' },
    ],
    confidence: [{ pattern: 'Suggestion importance\\[1-10\\]: (\\d{1,2})' }, { pattern: ', importance: (\\d{1,2})' }],
    title: [
      '^\\s{0,3}\\d{1,3}\\\\?\\.\\s{1,3}([^\\n]{1,400}?)(?:\\s{1,3}<code>|$)',
      '^\\*\\*Suggestion:\\*\\*\\s{1,3}([^\\n]{1,400})',
    ],
    notFindings: [
      { pattern: 'reached your (?:monthly|weekly|daily)? ?(?:quota|limit)|usage limit|out of credits' },
      {
        pattern: 'PR Summary by Qodo|PR Description updated|^#{1,4} {0,2}(?:\\*\\*)?(?:User description|PR Type)',
        places: ['conversation', 'review'],
      },
      { pattern: 'Persistent (?:review|suggestions) updated', places: ['conversation'] },
    ],
    clean: [
      { pattern: 'No code suggestions found for the PR', places: ['conversation', 'review'] },
      { pattern: '🐞 Bugs \\(0\\)[^\\n]{0,40}📘 Rule violations \\(0\\)', places: ['conversation', 'review'] },
    ],
    lists: [
      {
        places: ['conversation', 'review'],
        from: 'PR Code Suggestions|Code suggestions? ✨|<strong>Suggestion</strong>',
        header: '<tr><td rowspan="?\\d{1,3}"?>(?<category>[^<>\\n]{1,60})</td>',
        item: '<details>\\s{0,4}<summary>(?!Suggestion importance)(?<title>[^\\n]{1,400}?)</summary>\\s{0,6}_{2,3}\\s',
        where: '\\[(?<path>[^\\[\\]\\n]{1,300}?) \\[(?<line>\\d{1,7})(?:-\\d{1,7})?\\]\\]\\(',
      },
    ],
    reviewed: [{ pattern: 'PR Reviewer Guide|Code Review by Qodo', places: ['conversation', 'review'] }],
    vendor: {
      accepted: ['(?:<s>|<del>|~~)\\s{0,3}\\d{1,3}\\\\?\\.', '<code>[^<>\\n\\w]{0,4}(?:Resolved|Implemented)</code>'],
      rejected: ['<code>[^<>\\n\\w]{0,4}Dismissed</code>'],
    },
  },
};

import type { Agent } from './agent';

/**
 * Code Review marks threads 🔴 important, 🟡 nit and 🟣 pre-existing; its check counts the same findings (`bughunter-severity`) and lists what stands in threads, so that
 * its counts only tell a clean review from one with findings. The review command of Claude Code writes a numbered list below the pull request. Free texts in threads
 * are findings of unknown severity. Source: agents.md, and the product's documentation.
 */
export const claude: Agent = {
  key: 'claude',
  name: 'Claude',
  authors: [{ login: 'claude', id: '209825114' }],
  reviewers: [{ login: 'claude', id: '209825114' }],
  branchPrefixes: ['claude/'],
  commitEmails: ['noreply@anthropic.com'],
  coAuthors: ['claude'],
  bodyMarkers: ['Generated with \\[?Claude Code\\b'],
  findings: {
    version: 1,
    severities: ['Important', 'Nit', 'Pre-existing'],
    severity: [
      { pattern: '(?<![^])[\\s*_#>]{0,6}🔴', word: 'Important' },
      { pattern: '(?<![^])[\\s*_#>]{0,6}🟡', word: 'Nit' },
      { pattern: '(?<![^])[\\s*_#>]{0,6}🟣', word: 'Pre-existing' },
    ],
    words: { normal: 'Important', pre_existing: 'Pre-existing' },
    notFindings: [
      {
        pattern: '(?:spend|usage|rate) (?:cap|limit)|Claude encountered an error|could not (?:complete|be completed)',
        places: ['conversation', 'review', 'check'],
      },
      { pattern: 'Claude (?:Code )?is working|Claude finished @', places: ['conversation'] },
    ],
    clean: [
      { pattern: '^No issues found\\.', places: ['conversation', 'review'] },
      {
        pattern: 'bughunter-severity:\\s{0,3}\\{(?:\\s{0,3}"\\w{1,20}":\\s{0,3}0\\s{0,3},?){1,6}\\}',
        places: ['check'],
      },
    ],
    lists: [
      {
        places: ['conversation', 'review'],
        from: '^Found \\d{1,3} issues?:',
        to: 'Generated with \\[Claude Code\\]',
        item: '^\\d{1,3}\\. {1,3}(?<title>[^\\n]{1,2000})',
        where: '/blob/[^\\s/]{1,100}/(?<path>[^\\s#]{1,300})#L(?<line>\\d{1,7})',
      },
    ],
    reviewed: [
      { pattern: 'bughunter-severity:', places: ['check'] },
      { pattern: '^#{1,4} {0,3}(?:[^\\p{L}\\n]{0,6})(?:PR |Code |Pull Request )Review', places: ['conversation'] },
    ],
  },
};

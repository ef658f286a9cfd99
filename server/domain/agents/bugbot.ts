import type { Agent } from './agent';

/**
 * A finding is a heading, its severity and hidden marks with the id of the bug; the same bug can stand on several threads, which are duplicates then. Until
 * the middle of 2025 it was a heading `Bug: …` without severity, most of them in the review's body. A check that succeeds is a clean review; a check is read as `conclusion: …`, its name and its texts.
 * Source: agents.md.
 */
export const bugbot: Agent = {
  key: 'bugbot',
  name: 'Cursor Bugbot',
  reviewers: [{ login: 'cursor', id: '206951365' }],
  findings: {
    version: 1,
    severities: ['Critical', 'High', 'Medium', 'Low'],
    severity: [{ pattern: '^[\\s*_]{0,5}(Critical|High|Medium|Low) Severity' }],
    key: ['<!--\\s{0,3}BUGBOT_BUG_ID:\\s{0,3}([0-9a-z_-]{8,64})'],
    title: ['^#{2,4} {1,3}(\\S[^\\n]{0,400})', '<h3>(?:Bug: )?([^<\\n]{1,400})</h3>'],
    finding: ['BUGBOT_BUG_ID', '^[\\s*_]{0,5}(?:Critical|High|Medium|Low) Severity', '<h3>Bug: '],
    notFindings: [
      { pattern: 'CURSOR_SUMMARY' },
      {
        pattern: "Bugbot (?:couldn['’]t run|could not run|is paused|run skipped)|usage limit reached",
        places: ['review', 'conversation'],
      },
      { pattern: 'requesting human review|human review (?:is )?required', places: ['review', 'conversation'] },
      { pattern: '^conclusion: (?:skipped|cancelled|timed_out|stale)\\nCursor Bugbot', places: ['check'] },
    ],
    clean: [
      { pattern: 'found no (?:new )?(?:issues|bugs)' },
      { pattern: '^conclusion: success\\nCursor Bugbot', places: ['check'] },
    ],
    lists: [
      {
        places: ['review'],
        item: '<summary><h3>Bug: (?<title>[^<\\n]{1,400})</h3>',
        where: '<code>(?<path>[^<>#\\n]{1,300})#L(?<line>\\d{1,7})',
      },
    ],
    reviewed: [
      { pattern: 'found \\d{1,4} (?:new |potential )?(?:issue|bug)' },
      { pattern: '^conclusion: (?:neutral|failure|action_required)\\nCursor Bugbot', places: ['check'] },
    ],
  },
};

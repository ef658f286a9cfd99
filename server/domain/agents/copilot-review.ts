import type { Agent } from './agent';

/** The very beginning of a text, with what may decorate it. */
const BEGINNING = '(?<![^])[\\s*_[(]{0,5}';
/** `:`, `(why):`, ` why:` or a dash: what makes `P1` a marker and not a word of the sentence. */
const AFTER_MARKER =
  '(?![\\p{L}\\p{N}])[\\])*_]{0,4}(?:\\s?\\([^()\\n]{0,80}\\)[*_]{0,3}\\s?:?|\\s[\\p{L}][\\p{L}\\d /&-]{0,40}:|\\s?[*_]{0,3}[:.–—-])[*_]{0,3}';

/**
 * Told no severity of its own but `[nitpick]` until 2026, when its overview began to mark findings High, Medium and Low; where a repository's instructions ask
 * for it, a finding begins with `P1:`, `P1 (why):` or `P1 why:`, which is the author's own word and read as such. What it kept back for low confidence stands in
 * the review's body, under a heading that changed its wording, and what it missed before as well. Source: agents.md, and reviews of public repositories.
 */
export const copilotReview: Agent = {
  key: 'copilot-review',
  name: 'GitHub Copilot code review',
  reviewers: [
    { login: 'copilot-pull-request-reviewer', id: '175728472' },
    // Review comments through the REST API bear this name; elsewhere it is the coding agent's.
    { login: 'Copilot', id: '175728472', places: ['thread', 'review'] },
  ],
  findings: {
    version: 1,
    severities: ['P0', 'High', 'P1', 'Medium', 'P2', 'Low', 'P3', 'nitpick'],
    severity: [
      { pattern: `${BEGINNING}(P[0-3])${AFTER_MARKER}` },
      { pattern: '<img[^<>]{0,300}\\salt="(High|Medium|Low)(?: severity)?"' },
      { pattern: `${BEGINNING}\\[?(nit)(?:pick)?(?:\\]|:)`, word: 'nitpick' },
    ],
    title: [
      `${BEGINNING}P[0-3]${AFTER_MARKER}\\s{0,3}([^\\n]{3,2000})`,
      `${BEGINNING}\\[?nit(?:pick)?(?:\\]|:)[*_:]{0,4}\\s{0,3}([^\\n]{3,2000})`,
    ],
    notFindings: [
      {
        pattern:
          "Copilot (?:encountered an error|was unable to review|could(?:n['’]t| not) review|wasn['’]t able to review)",
        places: ['review', 'conversation'],
      },
      { pattern: 'reached your (?:quota|monthly limit)|quota limit', places: ['review', 'conversation'] },
    ],
    clean: [
      { pattern: 'generated no (?:new )?comments', places: ['review', 'conversation'] },
      { pattern: '^\\*\\*(?:Findings:\\*\\* None|0 open findings\\*\\*)', places: ['review'] },
    ],
    reviewed: [
      { pattern: 'generated \\d{1,4} (?:new )?comments?|Pull request overview', places: ['review', 'conversation'] },
    ],
    lists: [
      {
        places: ['review'],
        from: '(?:Comments suppressed due to low confidence|Suppressed comments)\\s{0,3}\\(\\d{1,4}\\)',
        to: '</details>|^#{2,4} ',
        item: '^\\*\\*(?<path>[^*\\n:]{1,300}):(?<line>\\d{1,7})\\*\\*\\s{1,4}[*-]\\s{1,3}',
        behind: true,
        confidence: 'low',
      },
      {
        places: ['review'],
        from: 'Previously missed \\(\\d{1,4}\\)',
        to: '<summary><strong>(?:What changed|Resolved|Review details|Open)',
        item: '<summary>(?<title>[^\\n]{1,1500}?)</summary>\\s{0,4}`(?<path>[^`\\n:]{1,300}):(?<line>\\d{1,7})',
      },
    ],
    suppressed: ['(?:Comments suppressed due to low confidence|Suppressed comments)\\s{0,3}\\((\\d{1,4})\\)'],
  },
};

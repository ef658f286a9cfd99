import type { Agent } from './agent';

const OTHER_SECTIONS = 'Additional|Review details|Prompt for|Review info|Review profile|Commits';
/** A file and how many findings lie in it; quoted once or twice. */
const FILE = '<summary>(?<path>[^<>\\s()][^<>\\n()]{0,300}) \\(\\d{1,4}\\)</summary>';
/** Of the one line form. */
const WHERE = '<summary><em>[^<>\\n]{1,60}</em>[^<>\\n]{1,80}<code>(?<path>[^<>\\n:]{1,300}):(?<line>\\d{1,7})';
/** Lines of a finding; or, from the end of 2026, one line with all that is told. */
const ITEM =
  '(?:^[>\\s]{0,12}`(?<line>\\d{1,7})(?:-\\d{1,7})?`:\\s{1,3}|<summary><em>[^<>\\n]{1,60}</em>[^<>\\n]{1,80}<code>[^<>\\n]{1,310}</code>)';

/**
 * A finding begins with a line of words in emphasis: category, severity, effort; from 2026 with other categories than before. `Addressed in commit` is its own word on
 * what became of a finding and was right in about half of the cases of one audit. Findings outside the diff, nitpicks and repeated ones stand in the review's
 * body, by file and line; what it lists as repeated is left out, because it was said before. Source: agents.md, and reviews of public repositories up to 2026.
 */
export const coderabbit: Agent = {
  key: 'coderabbit',
  name: 'CodeRabbit',
  reviewers: [{ login: 'coderabbitai', id: '136622811' }],
  findings: {
    version: 1,
    severities: ['critical', 'major', 'minor', 'trivial', 'nitpick'],
    severity: [
      { pattern: '(?:🔴|🟠|🟡|🔵|⚪)\\s{0,2}(Critical|Major|Minor|Trivial|Info)(?![\\p{L}])' },
      { pattern: '^\\s{0,3}_?🧹\\s{0,2}Nitpick', word: 'nitpick' },
    ],
    words: {
      info: 'trivial',
      'potential issue': 'Potential issue',
      'refactor suggestion': 'Refactor suggestion',
      nitpick: 'Nitpick',
    },
    categories: [
      'Data Integrity & Integration',
      'Functional Correctness',
      'Maintainability & Code Quality',
      'Nitpick',
      'Performance & Scalability',
      'Potential issue',
      'Refactor suggestion',
      'Security & Privacy',
      'Stability & Availability',
    ],
    category: [
      {
        pattern:
          '(Maintainability (?:&|&amp;|and) Code Quality|Functional Correctness|Data Integrity (?:&|&amp;|and) Integration|Stability (?:&|&amp;|and) Availability|Performance (?:&|&amp;|and) Scalability|Security (?:&|&amp;|and) Privacy)',
      },
      { pattern: '⚠\\uFE0F?\\s{0,2}(Potential issue)' },
      { pattern: '🛠\\uFE0F?\\s{0,2}(Refactor suggestion)' },
      { pattern: '💡\\s{0,2}(Verification agent)' },
      { pattern: '🧹\\s{0,2}(Nitpick)' },
    ],
    confidence: [{ pattern: '(?:⚡|🏗\\uFE0F?|💤|⚖\\uFE0F?)\\s{0,2}(Quick win|Heavy lift|Low value|Poor tradeoff)' }],
    key: ['<!--\\s{0,3}cr-comment:v1:([0-9a-f]{24})\\s{0,3}-->'],
    title: ['^[>\\s]{0,12}(?:`\\d{1,7}(?:-\\d{1,7})?`:\\s{1,3})?\\*\\*([^*\\n]{1,400})\\*\\*'],
    finding: [
      '^\\s{0,3}_[^_\\n]{0,40}(?:Potential issue|Refactor suggestion|Nitpick|Verification agent)',
      '(?:🔴|🟠|🟡|🔵|⚪)\\s{0,2}(?:Critical|Major|Minor|Trivial|Info)(?![\\p{L}])',
      '<!--\\s{0,3}cr-comment:v1:',
      '<!-- This is an auto-generated comment by CodeRabbit -->',
    ],
    notFindings: [
      { pattern: 'rate limited by coderabbit\\.ai|Rate limit exceeded|Review limit reached' },
      {
        pattern: 'review (?:was )?(?:skipped|failed|paused)\\b|Review in progress|Reviews paused',
        places: ['conversation', 'review'],
      },
      { pattern: 'auto-generated reply by CodeRabbit' },
    ],
    clean: [
      { pattern: '\\*\\*Actionable comments posted: 0\\*\\*', places: ['review', 'conversation'] },
      { pattern: 'No actionable comments were generated', places: ['review', 'conversation'] },
    ],
    reviewed: [{ pattern: 'Actionable comments posted: [1-9]' }],
    lists: [
      {
        places: ['review'],
        from: 'Outside diff range(?: and nitpick)? comments\\s{0,3}\\(\\d{1,4}\\)',
        to: `<summary>[^<\\n]{0,20}(?:Nitpick|Duplicate|${OTHER_SECTIONS})`,
        header: FILE,
        item: ITEM,
        where: WHERE,
      },
      {
        places: ['review'],
        from: 'Nitpick comments\\s{0,3}\\(\\d{1,4}\\)',
        to: `<summary>[^<\\n]{0,20}(?:Outside diff|Duplicate|${OTHER_SECTIONS})`,
        header: FILE,
        item: ITEM,
        where: WHERE,
        severity: 'nitpick',
      },
    ],
    vendor: { accepted: ['✅\\s{0,3}Addressed in commits?'] },
  },
};

import type { Agent } from './agent';

/**
 * A finding begins with the words of conventional comments and what it is about in brackets: `issue (bug_risk):`. What the review's body repeats of the threads, and
 * its overall remarks, are not counted. Source: agents.md, and comments on public repositories.
 */
export const sourcery: Agent = {
  key: 'sourcery',
  name: 'Sourcery',
  reviewers: [{ login: 'sourcery-ai', id: '58596630' }],
  findings: {
    version: 1,
    severities: ['issue', 'suggestion', 'question', 'nitpick'],
    severity: [
      { pattern: '^[^\\p{L}\\n]{0,10}(issue|suggestion|question|nitpick|todo|chore|thought|note)\\b[^:\\n]{0,60}:' },
    ],
    words: { todo: 'suggestion', chore: 'nitpick', thought: 'question', note: 'nitpick' },
    categories: [
      'bug_risk',
      'code_clarification',
      'code_refinement',
      'complexity',
      'documentation',
      'performance',
      'security',
      'testing',
      'typo',
    ],
    category: [
      {
        pattern:
          '^[^\\p{L}\\n]{0,10}(?:issue|suggestion|question|nitpick|todo|chore|thought|note)\\s{0,2}\\(([a-z][\\w -]{1,40})\\)',
      },
    ],
    title: [
      '^[^\\p{L}\\n]{0,10}(?:issue|suggestion|question|nitpick|todo|chore|thought|note)\\b[^:\\n]{0,60}:[*_]{0,2}\\s{0,3}([^\\n]{3,2000})',
    ],
    finding: ['^[^\\p{L}\\n]{0,10}(?:issue|suggestion|question|nitpick|todo|chore|thought|note)\\b[^:\\n]{0,60}:'],
    notFindings: [
      { pattern: '^[^\\p{L}\\n]{0,10}praise\\b', places: ['thread'] },
      { pattern: 'rate limit|review limit|diff characters|trial (?:has )?expired', places: ['review', 'conversation'] },
      { pattern: "Reviewer['’]s Guide", places: ['conversation', 'review'] },
    ],
    clean: [
      {
        pattern: '(?<![^])(?![^]*<location)[^]{0,600}?(?:they look great|looks good to me|found no issues)',
        places: ['review', 'conversation'],
      },
    ],
    reviewed: [
      {
        pattern: 'reviewed (?:your changes|this pull request)|Overall Comments|Individual Comments',
        places: ['review', 'conversation'],
      },
    ],
  },
};

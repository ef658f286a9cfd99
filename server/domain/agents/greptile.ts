import type { Agent } from './agent';

/**
 * A finding begins with a badge of its priority, before 2026 with a word of its kind. The confidence score (bold, h2 or h3, by version) is about the pull
 * request and is no confidence of a finding; 5/5 does not say that nothing was found. Findings outside the diff stand in the summary below the pull request.
 * Source: agents.md, and comments on public repositories.
 */
export const greptile: Agent = {
  key: 'greptile',
  name: 'Greptile',
  reviewers: [{ login: 'greptile-apps', id: '165735046' }],
  findings: {
    version: 1,
    severities: ['P0', 'P1', 'P2', 'P3'],
    severity: [
      { pattern: '<img[^<>]{0,200}\\salt="(P[0-3])"' },
      { pattern: '/badges/(p[0-3])\\.svg' },
      { pattern: '^\\s{0,3}\\*{0,2}\\[(P[0-3])\\]' },
    ],
    categories: ['info', 'logic', 'style', 'syntax'],
    category: [{ pattern: '(?<![^])[\\s*_]{0,5}(logic|syntax|style|info)\\b[*_]{0,2}:' }],
    title: [
      '(?<![^])(?:<a[^<>]{0,300}>)?\\s{0,3}<img[^<>]{0,400}>\\s{0,3}(?:</a>)?[\\s&nbsp;]{0,12}\\*\\*([^\\n]{1,400}?)\\*\\*',
      '(?<![^])[\\s*_]{0,5}(?:logic|syntax|style|info)\\b[*_]{0,2}:[*_]{0,2}\\s{0,3}([^\\n]{3,2000})',
    ],
    finding: [
      '<img[^<>]{0,200}\\salt="P[0-3]"',
      '/badges/p[0-3]\\.svg',
      '(?<![^])[\\s*_]{0,5}(?:logic|syntax|style|info)\\b[*_]{0,2}:',
    ],
    notFindings: [
      {
        pattern: '(?:rate|usage|review) limit (?:reached|exceeded)|reached the limit of',
        places: ['review', 'conversation'],
      },
    ],
    lists: [
      {
        places: ['review', 'conversation'],
        from: 'Comments Outside Diff \\(\\d{1,4}\\)',
        to: '<!-- /greptile_failed_comments|<summary>Prompt To Fix All',
        item: '^\\s{0,3}\\d{1,3}\\. {1,3}`(?<path>[^`\\n]{1,300})`,\\s{0,3}lines? (?<line>\\d{1,7})(?:-\\d{1,7})?[^\\n]{0,600}\\n\\s{0,8}(?:(?:<a[^<>]{0,300}>)?<img[^<>]{0,400}>(?:</a>)?[\\s&nbsp;]{0,12})?(?<title>[^\\n]{1,400})',
      },
    ],
    reviewed: [
      {
        pattern: 'greptile_summary|Greptile Summary|Greptile Overview|Confidence Score: \\d/5',
        places: ['review', 'conversation'],
      },
    ],
  },
};

import type { Agent } from './agent';

/**
 * A finding begins with a badge whose alternative text is its severity; colours of the badge vary. What lies outside the diff stands in the review's body below a
 * link to its lines. A clean review is told by a comment below the pull request, or only by a 👍 on it, which no source here sees. Source: agents.md.
 */
export const codex: Agent = {
  key: 'codex',
  name: 'OpenAI Codex',
  reviewers: [{ login: 'chatgpt-codex-connector', id: '199175422' }],
  branchPrefixes: ['codex/'],
  commitEmails: ['199175422+chatgpt-codex-connector[bot]@users.noreply.github.com'],
  coAuthors: ['codex'],
  labels: ['codex'],
  findings: {
    version: 1,
    severities: ['P0', 'P1', 'P2', 'P3'],
    severity: [{ pattern: '!\\[(P[0-3])\\s{1,3}Badge\\]' }],
    title: ['!\\[P[0-3]\\s{1,3}Badge\\]\\([^)\\n]{0,300}\\)(?:</sub>|\\s){0,8}(\\S[^\\n]{0,400})'],
    finding: ['!\\[P[0-3]\\s{1,3}Badge\\]'],
    notFindings: [
      { pattern: 'reached your Codex usage limits|usage limit(?:s)? for code reviews' },
      { pattern: 'create a Codex account and connect|set up Codex (?:for|in) this repo(?:sitory)? to' },
      { pattern: "Codex (?:Review )?(?:could(?:n['’]t| not)|was unable to|ran into|failed to)|Something went wrong" },
      { pattern: '^(?:#{1,4} )?Summary$', places: ['conversation'] },
    ],
    clean: [{ pattern: "Did(?:n['’]t| not) find any (?:major )?issues" }],
    lists: [
      {
        places: ['review', 'conversation'],
        item: '^https?://[^\\s/]{1,100}/[^\\s/]{1,100}/[^\\s/]{1,100}/blob/[^\\s/]{1,100}/(?<path>[^\\s#]{1,300})#L(?<line>\\d{1,7})(?:-L\\d{1,7})?\\s{1,6}(?=\\*{0,2}(?:<sub>){0,2}!\\[P[0-3]\\s{1,3}Badge\\])',
      },
    ],
    reviewed: [{ pattern: 'automated review suggestions' }],
  },
};

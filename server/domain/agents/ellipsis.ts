import type { Agent } from './agent';

/**
 * Tells no severity: the first comment of a thread is a finding. What it drafted and did not post stands in the review's body with the confidence it gave it; a review
 * that kept something back is not clean. Source: agents.md, and reviews of public repositories.
 */
export const ellipsis: Agent = {
  key: 'ellipsis',
  name: 'Ellipsis',
  reviewers: [{ login: 'ellipsis-dev', id: '65095814' }],
  findings: {
    version: 1,
    severities: [],
    confidence: [{ pattern: '[Cc]onfidence(?: changes required:?| = | is useful = )\\s{0,2}`?(\\d{1,3})%' }],
    title: ['Draft comment:\\*{0,2}[\\s>]{0,12}([^\\n]{3,2000})'],
    notFindings: [{ pattern: 'usage limit|free trial|subscription', places: ['conversation'] }],
    clean: [{ pattern: 'Looks good to me!', places: ['review', 'conversation'] }],
    lists: [
      {
        places: ['review', 'conversation'],
        from: 'Skipped posting `?\\d{1,4}`? draft(?:ed)? comments',
        item: '^[\\s#>]{0,10}(?:<summary>)?\\d{1,3}\\\\?\\.\\s{1,3}(?:`|<code>)?(?<path>[^\\s`:<>]{1,300}):(?<line>\\d{1,7})(?:`|</code>)?',
      },
    ],
    suppressed: ['Skipped posting `?(\\d{1,4})`? draft(?:ed)? comments'],
    reviewed: [
      {
        pattern: 'Reviewed (?:everything up to )?[0-9a-f]{7,40}|Changes requested',
        places: ['review', 'conversation'],
      },
    ],
  },
};

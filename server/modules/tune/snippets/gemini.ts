import type { PolicySnippet } from '../policy.types';
import { guidelineLines } from './guidelines';
import { globsOf, named, partsOf, quotedList, type SnippetRule } from './snippet-rule';

const LEVELS = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

/** `.gemini/config.yaml`. Source: Google's page on customizing Gemini Code Assist on GitHub. */
export function geminiSnippet(of: SnippetRule): PolicySnippet {
  const { rule } = of;
  const { minSeverity, capPerPullRequest } = rule;
  const { into, out } = globsOf(rule);
  const level = LEVELS.find((each) => minSeverity?.toUpperCase().endsWith(each));
  const asked = partsOf(rule).filter((part) =>
    part === 'severity' ? level === undefined : part === 'paths' ? into.length > 0 : part !== 'cap',
  );
  const review = [
    ...(level === undefined ? [] : [`  comment_severity_threshold: ${level}`]),
    ...(capPerPullRequest === null ? [] : [`  max_review_comments: ${capPerPullRequest}`]),
  ];
  const lines = [
    ...(review.length === 0 ? [] : ['code_review:', ...review]),
    ...(out.length === 0 ? [] : [`ignore_patterns: ${quotedList(out)}`]),
  ];
  return {
    tool: 'Gemini Code Assist',
    title: '.gemini/config.yaml',
    file: '.gemini/config.yaml',
    language: 'yaml',
    text: `${(lines.length === 0 ? ['# No part of the rule has a setting here.'] : lines).join('\n')}\n`,
    approximate: asked.length > 0,
    note:
      [
        ...(level === undefined
          ? []
          : ['What breaks the rules of your own style guide mostly counts as above the threshold.']),
        ...(asked.length === 0
          ? []
          : [
              `It has no setting for ${named(asked)}; in .gemini/styleguide.md it would be: ${guidelineLines(of).join(' ')}`,
            ]),
      ].join(' ') || 'All parts of the rule have a setting.',
    source: 'https://developers.google.com/gemini-code-assist/docs/customize-repo-review',
  };
}

import type { PolicySnippet } from '../policy.types';
import { guidelineLines } from './guidelines';
import { named, partsOf, quoted, type SnippetRule } from './snippet-rule';

/** `ellipsis.yaml`. Source: docs.ellipsis.dev/config. */
export function ellipsisSnippet(of: SnippetRule): PolicySnippet {
  const { minConfidence } = of.rule;
  // It writes percentages into its comments and takes a share.
  const threshold = minConfidence === null ? undefined : minConfidence > 1 ? minConfidence / 100 : minConfidence;
  const asked = partsOf(of.rule).filter((part) => part !== 'confidence');
  const rules = asked.length === 0 ? [] : guidelineLines({ ...of, rule: { ...of.rule, minConfidence: null } });
  const lines = [
    'version: 1.3',
    ...(threshold === undefined && rules.length === 0 ? [] : ['pr_review:']),
    ...(threshold === undefined ? [] : [`  confidence_threshold: ${Math.round(threshold * 1e4) / 1e4}`]),
    ...(rules.length === 0 ? [] : ['  rules:', ...rules.map((line) => `    - ${quoted(line)}`)]),
  ];
  return {
    tool: 'Ellipsis',
    title: 'ellipsis.yaml',
    file: 'ellipsis.yaml',
    language: 'yaml',
    text: `${lines.join('\n')}\n`,
    approximate: asked.length > 0,
    note: [
      ...(threshold === undefined ? [] : ['confidence_threshold is a share from 0 to 1.']),
      ...(asked.length === 0 ? [] : [`It has no setting for ${named(asked)}: rules ask for it.`]),
      'Newer versions are set up in its web app, which shows no such threshold: look whether yours still reads the file.',
    ].join(' '),
    source: 'https://docs.ellipsis.dev/config',
  };
}

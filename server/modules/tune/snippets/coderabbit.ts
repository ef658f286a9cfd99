import type { PolicySnippet } from '../policy.types';
import { guidelineLines } from './guidelines';
import { globsOf, named, partsOf, quoted, type SnippetRule } from './snippet-rule';

/** The profile whose inline comments come nearest to a minimum severity: quiet = critical and major, chill = minor too. */
const PROFILES: Record<string, string> = {
  critical: 'quiet',
  major: 'quiet',
  minor: 'chill',
  trivial: 'assertive',
  nitpick: 'assertive',
};

/** `.coderabbit.yaml`. Sources: docs.coderabbit.ai on review style, path filters and path instructions. */
export function coderabbitSnippet(of: SnippetRule): PolicySnippet {
  const { rule } = of;
  const { into, out } = globsOf(rule);
  const profile = rule.minSeverity === null ? undefined : PROFILES[rule.minSeverity.toLowerCase()];
  const filters = [...into, ...out.map((glob) => `!${glob}`)];
  const asked = partsOf(rule).filter((part) => part !== 'paths');
  const lines = [
    'reviews:',
    ...(profile === undefined ? [] : [`  profile: ${profile}`]),
    ...(filters.length === 0 ? [] : ['  path_filters:', ...filters.map((glob) => `    - ${quoted(glob)}`)]),
    ...(asked.length === 0
      ? []
      : [
          '  path_instructions:',
          '    - path: "**/*"',
          '      instructions: |',
          ...guidelineLines({ ...of, rule: { ...rule, paths: null } }).map((line) => `        - ${line}`),
        ]),
  ];
  return {
    tool: 'CodeRabbit',
    title: '.coderabbit.yaml',
    file: '.coderabbit.yaml',
    language: 'yaml',
    text: `${(lines.length === 1 ? ['reviews: {}'] : lines).join('\n')}\n`,
    approximate: asked.length > 0,
    note: [
      ...(profile === undefined
        ? []
        : [
            `The profile ${profile} comes nearest to "${rule.minSeverity}": quiet posts critical and major findings inline, chill minor ones too (up to 20), assertive more; what falls below is folded away, not left out.`,
          ]),
      ...(filters.length === 0
        ? []
        : [
            'path_filters take files out of the whole review; a single glob without ! makes the list the only files reviewed.',
          ]),
      ...(asked.length === 0
        ? []
        : [`It has no exact setting for ${named(asked)}: path_instructions ask for it, and guide the model only.`]),
      'A .coderabbit.yaml takes the place of the settings in the web app.',
    ].join(' '),
    source: 'https://docs.coderabbit.ai/configuration/guides/reduce-noise',
  };
}

import type { PolicySnippet } from '../policy.types';
import { guidelineLines } from './guidelines';
import { globsOf, named, partsOf, quoted, quotedList, type SnippetRule } from './snippet-rule';

/** Above this score highly relevant suggestions may be clipped, by its own words. */
const HIGHEST_ADVISED = 8;

/** `.pr_agent.toml` of PR-Agent and Qodo v1, for `/improve` and `/review`. Source: the configuration file of PR-Agent. */
export function prAgentSnippet(of: SnippetRule): PolicySnippet {
  const { rule } = of;
  const { minConfidence, capPerPullRequest } = rule;
  const { into, out } = globsOf(rule);
  const score = minConfidence === null ? undefined : Math.min(10, Math.max(0, Math.ceil(minConfidence)));
  const asked = partsOf(rule).filter((part) =>
    part === 'confidence' ? false : part === 'paths' ? into.length > 0 : true,
  );
  const suggestions = [
    ...(score === undefined ? [] : [`suggestions_score_threshold = ${score}`]),
    ...(capPerPullRequest === null ? [] : [`num_code_suggestions_per_chunk = ${capPerPullRequest}`]),
    ...(asked.length === 0 ? [] : [`extra_instructions = ${quoted(guidelineLines(of).join(' '))}`]),
  ];
  const sections = [
    ...section('pr_code_suggestions', suggestions),
    ...section('pr_reviewer', capPerPullRequest === null ? [] : [`num_max_findings = ${capPerPullRequest}`]),
    ...section('ignore', out.length === 0 ? [] : [`glob = ${quotedList(out)}`]),
  ];
  return {
    tool: 'PR-Agent and Qodo v1',
    title: '.pr_agent.toml (PR-Agent, Qodo v1)',
    file: '.pr_agent.toml',
    language: 'toml',
    text:
      sections.length === 0
        ? '# The rule keeps everything: nothing is to be set.\n'
        : `${sections.join('\n').trimEnd()}\n`,
    approximate: asked.length > 0 || (score !== undefined && score !== minConfidence),
    note:
      [
        ...(score === undefined
          ? []
          : [
              `suggestions_score_threshold is its importance score from 0 to 10${score > HIGHEST_ADVISED ? '; it advises against more than 8' : ''}.`,
            ]),
        ...(capPerPullRequest === null
          ? []
          : [
              'The cap is per chunk of a large change for /improve, and per review for /review; there is none per pull request.',
            ]),
        ...(asked.length === 0 ? [] : [`It has no exact setting for ${named(asked)}: extra_instructions ask for it.`]),
      ].join(' ') || 'All parts of the rule have a setting.',
    source: 'https://github.com/qodo-ai/pr-agent/blob/main/pr_agent/settings/configuration.toml',
  };
}

/** `.pr_agent.toml` of Qodo v2, whose findings have three severities. Source: docs.qodo.ai, severity thresholds. */
export function qodoSnippet(of: SnippetRule): PolicySnippet {
  const { rule } = of;
  const { out, into } = globsOf(rule);
  // Its own scale: 3 = action required, 2 = remediation recommended too, 1 = all.
  const threshold = rule.minSeverity === null ? undefined : Math.max(1, 4 - of.kept.length);
  const asked = partsOf(rule).filter((part) =>
    part === 'severity' ? false : part === 'paths' ? into.length > 0 : true,
  );
  const agent = [
    ...(threshold === undefined ? [] : [`inline_comments_severity_threshold = ${threshold}`]),
    ...(asked.length === 0 ? [] : [`issues_user_guidelines = ${quoted(guidelineLines(of).join(' '))}`]),
  ];
  const sections = [
    ...section('review_agent', agent),
    ...section('ignore', out.length === 0 ? [] : [`glob = ${quotedList(out)}`]),
  ];
  return {
    tool: 'Qodo v2',
    title: '.pr_agent.toml (Qodo v2)',
    file: '.pr_agent.toml',
    language: 'toml',
    text:
      sections.length === 0
        ? '# The rule keeps everything: nothing is to be set.\n'
        : `${sections.join('\n').trimEnd()}\n`,
    approximate: partsOf(rule).some((part) => part !== 'paths' || into.length > 0),
    note:
      [
        ...(threshold === undefined
          ? []
          : [
              `The threshold has three steps (3 action required, 2 remediation recommended too, 1 all) and is about inline comments: its summary always lists all.`,
            ]),
        ...(asked.length === 0 ? [] : [`It has no setting for ${named(asked)}: issues_user_guidelines ask for it.`]),
      ].join(' ') || 'All parts of the rule have a setting.',
    source: 'https://docs.qodo.ai/code-review/get-started/use-qodo-in-prs/code-review/severity-thresholds',
  };
}

const section = (name: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`[${name}]`, ...lines, ''];

import { createRequire } from 'node:module';
import { EVERYTHING } from '../checked-rule';
import type { TuneRule } from '../tune.types';
import { snippetsOf } from './snippets';

const yaml = createRequire(__filename)('js-yaml') as { load(text: string): unknown };

interface Case {
  rule: Partial<TuneRule>;
  kept?: string[];
  hidden?: string[];
  left?: string[];
}
const written = (agent: string, { rule, kept = [], hidden = [], left = [] }: Case) =>
  snippetsOf(agent, { rule: { ...EVERYTHING, ...rule }, kept, hidden, left });

/** The TOML these snippets use: sections, comments and `key = value` with numbers, strings and lists of strings. */
function tomlOf(text: string): Record<string, Record<string, unknown>> {
  const read: Record<string, Record<string, unknown>> = {};
  let section = '';
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const head = /^\[([a-z_]+)\]$/.exec(line);
    if (head) {
      if (head[1] in read) throw new Error(`[${head[1]}] stands there twice.`);
      read[(section = head[1])] = {};
      continue;
    }
    const pair = /^([a-z_]+) = (.+)$/.exec(line);
    if (!pair || section === '') throw new Error(`No TOML: ${line}`);
    read[section][pair[1]] = JSON.parse(pair[2]) as unknown;
  }
  return read;
}

describe('CodeRabbit', () => {
  it('takes the profile, path filters and instructions', () => {
    const [snippet] = written('coderabbit', {
      rule: {
        minSeverity: 'major',
        categories: ['Security & Privacy'],
        paths: ['src/**', '!**/*.snap'],
        capPerPullRequest: 3,
      },
      kept: ['critical', 'major'],
      hidden: ['minor', 'trivial', 'nitpick'],
    });
    expect(yaml.load(snippet.text)).toEqual({
      reviews: {
        profile: 'quiet',
        path_filters: ['src/**', '!**/*.snap'],
        path_instructions: [
          {
            path: '**/*',
            instructions: [
              '- Post a finding only when its severity is critical or major.',
              '- Do not post findings of severity minor, trivial or nitpick.',
              '- Post only findings of these kinds: Security & Privacy.',
              '- Post at most 3 findings per pull request: the most severe first.',
              '- When nothing is left to post, say that you found nothing to report.',
              '',
            ].join('\n'),
          },
        ],
      },
    });
    expect(snippet).toMatchObject({ file: '.coderabbit.yaml', approximate: true });
    expect(snippet.note).toContain('the minimum severity, the categories and the cap per pull request');
  });

  it('says paths exactly', () => {
    const [snippet] = written('coderabbit', { rule: { paths: ['!docs/**'] } });
    expect(yaml.load(snippet.text)).toEqual({ reviews: { path_filters: ['!docs/**'] } });
    expect(snippet.approximate).toBe(false);
  });

  it.each([
    ['critical', 'quiet'],
    ['minor', 'chill'],
    ['nitpick', 'assertive'],
  ])('takes %s for the profile %s', (minSeverity, profile) => {
    const [snippet] = written('coderabbit', { rule: { minSeverity }, kept: [minSeverity] });
    expect(yaml.load(snippet.text)).toMatchObject({ reviews: { profile } });
  });
});

describe('Greptile', () => {
  it('says comment types exactly, severity by three steps', () => {
    const [snippet] = written('greptile', {
      rule: { minSeverity: 'P1', categories: ['logic', 'syntax'], paths: ['!dist/**', '!*.lock'] },
      kept: ['P0', 'P1'],
      hidden: ['P2'],
    });
    expect(JSON.parse(snippet.text)).toEqual({
      strictness: 2,
      commentTypes: ['logic', 'syntax'],
      ignorePatterns: 'dist/**\n*.lock',
    });
    expect(snippet).toMatchObject({ file: '.greptile/config.json', approximate: true });
    const [exact] = written('greptile', { rule: { categories: ['logic'] } });
    expect(exact.approximate).toBe(false);
  });

  it.each([
    [['P0'], ['P1', 'P2'], 3],
    [['P0', 'P1'], ['P2'], 2],
    [['P0', 'P1', 'P2'], [], 1],
  ])('keeps %j by strictness', (kept, hidden, strictness) => {
    const [snippet] = written('greptile', { rule: { minSeverity: kept.at(-1)! }, kept, hidden });
    expect(JSON.parse(snippet.text)).toEqual({ strictness });
  });
});

describe('Qodo', () => {
  it('says the score exactly in v1, and the cap per chunk and review', () => {
    const [, v1] = written('qodo', { rule: { minConfidence: 8, paths: ['!gen/**'], capPerPullRequest: 2 } });
    expect(tomlOf(v1.text)).toEqual({
      pr_code_suggestions: {
        suggestions_score_threshold: 8,
        num_code_suggestions_per_chunk: 2,
        extra_instructions:
          'Post only findings whose confidence is 8 or more. Do not post findings in files that match `gen/**`. Post at most 2 findings per pull request: the most severe first. When nothing is left to post, say that you found nothing to report.',
      },
      pr_reviewer: { num_max_findings: 2 },
      ignore: { glob: ['gen/**'] },
    });
    const [, exact] = written('qodo', { rule: { minConfidence: 8 } });
    expect(exact.approximate).toBe(false);
    // The score is a whole number: 7.5 and more are 8 and more.
    const [, rounded] = written('qodo', { rule: { minConfidence: 7.5 } });
    expect(tomlOf(rounded.text)).toEqual({ pr_code_suggestions: { suggestions_score_threshold: 8 } });
    expect(rounded.approximate).toBe(true);
  });

  it.each([
    [['High'], ['Medium', 'Low'], 3],
    [['High', 'Medium'], ['Low'], 2],
    [['High', 'Medium', 'Low'], [], 1],
  ])('keeps %j by the threshold of v2', (kept, hidden, threshold) => {
    const [v2] = written('qodo', { rule: { minSeverity: kept.at(-1)! }, kept, hidden });
    expect(tomlOf(v2.text)).toEqual({ review_agent: { inline_comments_severity_threshold: threshold } });
    expect(v2).toMatchObject({ tool: 'Qodo v2', approximate: true });
  });
});

describe('Ellipsis', () => {
  it('takes a share as its threshold, also of a percentage', () => {
    const share = (minConfidence: number) => yaml.load(written('ellipsis', { rule: { minConfidence } })[0].text);
    expect(share(0.7)).toEqual({ version: 1.3, pr_review: { confidence_threshold: 0.7 } });
    expect(share(85)).toEqual({ version: 1.3, pr_review: { confidence_threshold: 0.85 } });
    expect(written('ellipsis', { rule: { minConfidence: 0.7 } })[0].approximate).toBe(false);
  });

  it('asks for what it has no setting for, quoting what YAML would take for more', () => {
    const [snippet] = written('ellipsis', { rule: { categories: ['a: "b" # c'], minConfidence: 0.5 } });
    expect(yaml.load(snippet.text)).toEqual({
      version: 1.3,
      pr_review: {
        confidence_threshold: 0.5,
        rules: [
          'Post only findings of these kinds: a: "b" # c.',
          'When nothing is left to post, say that you found nothing to report.',
        ],
      },
    });
    expect(snippet.approximate).toBe(true);
  });
});

describe('Gemini Code Assist', () => {
  it('says severity, cap and excluded paths exactly', () => {
    const [snippet] = written('gemini', {
      rule: { minSeverity: 'high', capPerPullRequest: 5, paths: ['!**/*.md'] },
      kept: ['critical', 'high'],
      hidden: ['medium', 'low'],
    });
    expect(yaml.load(snippet.text)).toEqual({
      code_review: { comment_severity_threshold: 'HIGH', max_review_comments: 5 },
      ignore_patterns: ['**/*.md'],
    });
    expect(snippet.approximate).toBe(false);
    expect(written('gemini', { rule: { paths: ['src/**'] } })[0].approximate).toBe(true);
  });
});

describe.each([
  ['codex', 'AGENTS.md', '## Code Review Rules'],
  ['claude', 'REVIEW.md', '# What to post'],
  ['copilot-review', '.github/copilot-instructions.md', '## Code review'],
  ['bugbot', '.cursor/BUGBOT.md', '## What to post'],
  ['an agent nobody knows', 'AGENTS.md', '## Code review'],
])('%s', (agent, file, heading) => {
  it('reads the rule as text, which is never exact', () => {
    const [snippet] = written(agent, { rule: { minSeverity: 'P1' }, kept: ['P0', 'P1'], hidden: ['P2', 'P3'] });
    expect(snippet).toMatchObject({ file, language: 'markdown', approximate: true });
    expect(snippet.text.split('\n')).toEqual([
      heading,
      '',
      '- Post a finding only when its severity is P0 or P1.',
      '- Do not post findings of severity P2 or P3.',
      '- When nothing is left to post, say that you found nothing to report.',
      '',
    ]);
  });
});

it('names the kinds that are left out where findings of no kind are kept', () => {
  const text = (categories: string[], left: string[]) => written('codex', { rule: { categories }, left })[0].text;
  expect(text(['security', 'unknown'], ['style', 'docs'])).toContain(
    '- Do not post findings of these kinds: style, docs.',
  );
  expect(text(['security'], ['style', 'docs'])).toContain('- Post only findings of these kinds: security.');
});

it.each(['bugbot', 'claude', 'coderabbit', 'codex', 'copilot-review', 'ellipsis', 'gemini', 'greptile', 'qodo'])(
  'gives %s a page of the vendor with every snippet, and text also for the rule that keeps everything',
  (agent) => {
    for (const snippet of written(agent, { rule: {} })) {
      expect(snippet.source).toMatch(/^https:\/\//);
      expect(snippet.text.trim()).not.toBe('');
      expect(snippet.note).not.toBe('');
      if (snippet.language === 'yaml') yaml.load(snippet.text);
      if (snippet.language === 'toml') tomlOf(snippet.text);
      if (snippet.language === 'json') JSON.parse(snippet.text);
    }
  },
);

import type { Draw } from './draw';

/** One severity of an agent: how common it is, and how often people act on it. */
export interface FindingSeverity {
  severity: string | undefined;
  weight: number;
  accepted: number;
}

/** How one review agent works in the simulated organization. */
export interface ReviewAgent {
  key: 'coderabbit' | 'codex' | 'copilot-review';
  reviewer: { login: string; id: string };
  commenter: { login: string; id: string };
  /** Findings per reviewed change. */
  findings: number;
  severities: FindingSeverity[];
  categories: string[];
  /** Share of its findings that offer a change to apply. */
  suggests: number;
  /** Text of a finding the way this agent writes it. */
  body(draw: Draw, finding: { severity: string | undefined; category: string | undefined; key: string }): string;
  /** Text of its review with this many findings. */
  review(draw: Draw, findings: number): string;
  /** What it says below the pull request: about a look that found nothing, or a summary; undefined = nothing. */
  comment(findings: number): string | undefined;
}

const POINTS = [
  'The result is not checked before it is used',
  'Two requests at once can both pass this test',
  'An empty list leads to a division by zero',
  'The time-out is never cleared',
  'This repeats the query for every row',
  'The error is logged but the job goes on',
  'The limit is off by one',
  'User input reaches the query unescaped',
];

const RABBIT_MARKS: Record<string, string> = {
  critical: '🔴 Critical',
  major: '🟠 Major',
  minor: '🟡 Minor',
  trivial: '🔵 Trivial',
};

/** Marks as these agents wrote them in public data up to August 2026. Source: agents.md. */
export const REVIEW_AGENTS: Record<ReviewAgent['key'], ReviewAgent> = {
  coderabbit: {
    key: 'coderabbit',
    reviewer: { login: 'coderabbitai[bot]', id: '136622811' },
    commenter: { login: 'coderabbitai[bot]', id: '136622811' },
    findings: 1.3,
    severities: [
      { severity: 'critical', weight: 1, accepted: 0.72 },
      { severity: 'major', weight: 6, accepted: 0.52 },
      { severity: 'minor', weight: 8, accepted: 0.34 },
      { severity: 'trivial', weight: 5, accepted: 0.13 },
    ],
    categories: [
      'Functional Correctness',
      'Maintainability & Code Quality',
      'Data Integrity & Integration',
      'Stability & Availability',
      'Performance & Scalability',
      'Security & Privacy',
    ],
    suggests: 0.2,
    body: (draw, { severity, category, key }) =>
      `_🎯 ${category}_ | _${RABBIT_MARKS[severity ?? 'minor']}_ | _⚡ ${draw.pick(['Quick win', 'Heavy lift', 'Low value'])}_\n\n**${draw.pick(POINTS)}.**\n\n<!-- cr-comment:v1:${key} -->`,
    review: (_, findings) => (findings > 0 ? `**Actionable comments posted: ${findings}**` : ''),
    comment: () => '<!-- This is an auto-generated comment: summarize by coderabbit.ai -->\n\n## Walkthrough',
  },
  codex: {
    key: 'codex',
    reviewer: { login: 'chatgpt-codex-connector[bot]', id: '199175422' },
    commenter: { login: 'chatgpt-codex-connector[bot]', id: '199175422' },
    findings: 0.7,
    severities: [
      { severity: 'P0', weight: 1, accepted: 0.85 },
      { severity: 'P1', weight: 10, accepted: 0.7 },
      { severity: 'P2', weight: 14, accepted: 0.5 },
      { severity: 'P3', weight: 3, accepted: 0.25 },
    ],
    categories: [],
    suggests: 0,
    body: (draw, { severity }) =>
      `**<sub><sub>![${severity} Badge](https://img.shields.io/badge/${severity}-orange?style=flat)</sub></sub>  ${draw.pick(POINTS)}**`,
    review: (_, findings) => (findings > 0 ? '### 💡 Codex Review' : ''),
    comment: (findings) => (findings > 0 ? undefined : "Codex Review: Didn't find any major issues."),
  },
  'copilot-review': {
    key: 'copilot-review',
    reviewer: { login: 'copilot-pull-request-reviewer[bot]', id: '175728472' },
    commenter: { login: 'Copilot', id: '175728472' },
    findings: 1.6,
    severities: [
      { severity: undefined, weight: 7, accepted: 0.36 },
      { severity: 'nitpick', weight: 3, accepted: 0.12 },
    ],
    categories: [],
    suggests: 0.3,
    body: (draw, { severity }) => `${severity === 'nitpick' ? '[nitpick] ' : ''}${draw.pick(POINTS)}.`,
    review: (draw, findings) =>
      `## Pull request overview\n\nCopilot reviewed the changed files and generated ${findings === 0 ? 'no comments' : `${findings} comment${findings === 1 ? '' : 's'}`}.${
        draw.chance(0.15)
          ? `\n\n<details>\n<summary>Comments suppressed due to low confidence (1)</summary>\n\n**README.md:1**\n* ${draw.pick(POINTS)}.\n</details>`
          : ''
      }`,
    comment: () => undefined,
  },
};

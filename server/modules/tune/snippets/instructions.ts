import type { PolicySnippet } from '../policy.types';
import { guidelineLines } from './guidelines';
import type { SnippetRule } from './snippet-rule';

/** A file of instructions an agent reads: it is asked, not made, to follow the rule. */
export interface InstructionFile {
  tool: string;
  title: string;
  file: string;
  heading: string;
  /** What else is to be known of how the agent reads it. */
  note: string;
  source: string | null;
}

/** A rule as a section of such a file. */
export function instructions(of: InstructionFile, rule: SnippetRule): PolicySnippet {
  return {
    tool: of.tool,
    title: of.title,
    file: of.file,
    language: 'markdown',
    text: [of.heading, '', ...guidelineLines(rule).map((line) => `- ${line}`), ''].join('\n'),
    approximate: true,
    note: `There is no setting for this: the text asks the agent, and whether it follows is to be measured. ${of.note}`.trim(),
    source: of.source,
  };
}

/** Codex reads its rules under this heading; `## Review guidelines` was the heading before. */
export const CODEX: InstructionFile = {
  tool: 'OpenAI Codex',
  title: 'AGENTS.md',
  file: 'AGENTS.md',
  heading: '## Code Review Rules',
  note: 'On GitHub it flags only P0 and P1 by itself. It takes the rules of the AGENTS.md nearest to the code; in older set-ups the heading was "Review guidelines".',
  source: 'https://developers.openai.com/docs/third-party/github',
};

/** Instructions for reviews alone; CLAUDE.md is read for every task. */
export const CLAUDE: InstructionFile = {
  tool: 'Claude',
  title: 'REVIEW.md',
  file: 'REVIEW.md',
  heading: '# What to post',
  note: 'REVIEW.md at the root of the repository is read for reviews alone; in CLAUDE.md the same text would steer every task.',
  source: 'https://code.claude.com/docs/en/code-review-customize',
};

export const COPILOT: InstructionFile = {
  tool: 'GitHub Copilot code review',
  title: 'copilot-instructions.md',
  file: '.github/copilot-instructions.md',
  heading: '## Code review',
  note: 'Copilot code review reads the first 4,000 characters of the file, from the base branch, and may not follow every line.',
  source: 'https://docs.github.com/en/copilot/tutorials/customize-code-review',
};

export const BUGBOT: InstructionFile = {
  tool: 'Cursor Bugbot',
  title: 'BUGBOT.md',
  file: '.cursor/BUGBOT.md',
  heading: '## What to post',
  note: 'Bugbot reads the file of the root and those of the folders above each changed file; it follows no links in it.',
  source: 'https://cursor.com/docs/bugbot.md',
};

/** For every other agent: none of its settings is known here. */
export const OTHER: InstructionFile = {
  tool: 'Other agents',
  title: 'Review guidelines',
  file: 'AGENTS.md',
  heading: '## Code review',
  note: 'No setting of this agent is known here. Put the text where it reads instructions.',
  source: null,
};

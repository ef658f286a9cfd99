import type { TuneRule } from '../tune.types';

/** What a snippet is written from. */
export interface SnippetRule {
  rule: TuneRule;
  /** Words of the agent's severities that the rule keeps and hides, most severe first; empty where it has no minimum. */
  kept: string[];
  hidden: string[];
  /** Categories of the agent that the rule leaves out, without those that tell none; empty where it has no categories. */
  left: string[];
}

/** Globs of a rule: those that let in and those that leave out, without the `!`. */
export function globsOf({ paths }: TuneRule): { into: string[]; out: string[] } {
  const globs = paths ?? [];
  return {
    into: globs.filter((glob) => !glob.startsWith('!')),
    out: globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)),
  };
}

/** Parts of a rule, as the notes name them. */
export type RulePart = 'severity' | 'categories' | 'confidence' | 'paths' | 'cap';

const NAMES: Record<RulePart, string> = {
  severity: 'the minimum severity',
  categories: 'the categories',
  confidence: 'the minimum confidence',
  paths: 'the paths',
  cap: 'the cap per pull request',
};

/** The parts a rule has. */
export function partsOf({ minSeverity, categories, minConfidence, paths, capPerPullRequest }: TuneRule): RulePart[] {
  return [
    ...(minSeverity === null ? [] : ['severity' as const]),
    ...(categories === null ? [] : ['categories' as const]),
    ...(minConfidence === null ? [] : ['confidence' as const]),
    ...(paths === null ? [] : ['paths' as const]),
    ...(capPerPullRequest === null ? [] : ['cap' as const]),
  ];
}

/** Some parts in words: `the paths and the cap per pull request`. */
export function named(parts: readonly RulePart[]): string {
  const words = parts.map((part) => NAMES[part]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** A string of YAML, TOML and JSON alike: all three take what JSON writes. */
export const quoted = (text: string): string => JSON.stringify(text);
/** A list on one line, as all three take it. */
export const quotedList = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`;

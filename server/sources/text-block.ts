import type { Reject } from '../ledger/reject';

/** One line of a file, or one element of a JSON list. */
export interface TextLine {
  /** Line in the file at which it starts, from 1. */
  readonly line: number;
  readonly text: string;
  /** The input broke off within it: it may be unfinished, and what is unfinished is part of the reject that tells of the break. */
  readonly cut?: boolean;
}

/** Some lines at once, with those that could not be read as text. */
export interface TextBlock {
  readonly lines: TextLine[];
  readonly rejects: Reject[];
}

/** Longest line, or element, that is read; a longer one is skipped while streaming, so that memory never grows with it. */
export const longestLine = 32 * 1024 * 1024;

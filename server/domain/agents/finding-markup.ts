import type { TextPlace } from '../finding';

/**
 * A regular expression over an agent's text: `^` and `$` are ends of lines, case is ignored, characters are whole (flags `imu`). Only the beginning of a
 * text is looked at (`LOOKED_AT` of finding-text), and no pattern may hold one open repetition inside another.
 */
export type Pattern = string;

/** Where one field is told: its first group is the word, or `word` where it has none. */
export interface WordRule {
  pattern: Pattern;
  word?: string;
}

/** A kind of text that is told by its words; without `places` wherever it stands. */
export interface TextRule {
  pattern: Pattern;
  places?: TextPlace[];
}

/** Findings that stand together in one text, each without a thread of its own. */
export interface FindingList {
  places: TextPlace[];
  /** Where such a list begins and ends; without `from` at the beginning of the text, without `to` at its end. */
  from?: Pattern;
  to?: Pattern;
  /** What the findings below it share, up to the next such header; groups as of `item`. */
  header?: Pattern;
  /** Begins a finding, which goes on to the next one or the next header; groups `path`, `line`, `severity`, `category`, `confidence`, `title`, `key`, all optional. */
  item: Pattern;
  /** The finding's own words begin behind what `item` fits, not with it. */
  behind?: true;
  /** Where the finding lies, told within its text: groups `path` and `line`. */
  where?: Pattern;
  /** What all of the list share where their text does not tell it. */
  severity?: string;
  category?: string;
  confidence?: string;
}

/** How one agent writes what it finds: data, not code. What is left out does not apply. Source: agents.md, and what each file names. */
export interface FindingMarkup {
  /** Raised whenever the rules below change: findings parsed by older ones are parsed again. */
  version: number;
  /** Its words of severity, most severe first; empty = it tells none. */
  severities: string[];
  severity?: WordRule[];
  categories?: string[];
  category?: WordRule[];
  confidence?: WordRule[];
  /** Its own spelling of a word (lower case) → the word as it is kept, of severities and categories. */
  words?: Record<string, string>;
  /** What tells that two findings are the same one. */
  key?: Pattern[];
  /** The title, where it is not the first line that says something. */
  title?: Pattern[];
  /** The first comment of a thread is a finding when one of these fits, else it could not be placed; left out: it is one anyhow. */
  finding?: Pattern[];
  /** Notices, summaries, answers: no finding, and no finished look at the change either. */
  notFindings?: TextRule[];
  /** It looked and found nothing. */
  clean?: TextRule[];
  /** It looked and says elsewhere what it found. A submitted review is that without being told. */
  reviewed?: TextRule[];
  lists?: FindingList[];
  /** How many findings it kept back: group 1. */
  suppressed?: Pattern[];
  /** Outside threads: texts that no rule fits could not be placed. Elsewhere they are no findings. */
  standsIn?: TextPlace[];
  vendor?: { accepted?: Pattern[]; rejected?: Pattern[] };
}

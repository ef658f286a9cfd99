import type { Json } from '../github-rest/shape';

/** Figures of a usage row that add up over its parts; undefined = not told. */
export interface UsageFigures {
  sessions?: number;
  prompts?: number;
  runs?: number;
  lines_accepted?: number;
  cost_usd?: number;
  tokens?: number;
}
export const USAGE_FIGURES = ['sessions', 'prompts', 'runs', 'lines_accepted', 'cost_usd', 'tokens'] as const;

/** One of the rows of an export that tell together of one person, day, tool and surface: a terminal, a client, a request. */
export interface UsagePart {
  person: string;
  day: string;
  tool: string;
  surface: string;
  /** Tells the parts of one row apart; the same part again takes the earlier one's place. */
  part: string;
  figures: UsageFigures;
  /** Words of the vendor that are kept, such as the name of the terminal: joined into a list per name. */
  words?: Record<string, string>;
}

/** A moment of a delegated run, which lasts from the first to the last one known. */
export interface RunMoment {
  id: string;
  person: string;
  tool: string;
  surface: string;
  at: number;
}

/** What an item of an export tells. */
export interface MappedUsage {
  records?: Json[];
  parts?: UsagePart[];
  moments?: RunMoment[];
  /** It is about no person: an API key, whose rows are kept as an automated account's, or totals, which are left out. */
  nobody?: 'account' | 'totals';
  /** A client this version does not know. */
  unknownClients?: string[];
}

/** The account that stands for what is no person, with its record. */
export function automatedAccount(login: string): Json {
  return { kind: 'person', login, account_type: 'bot' };
}

/** What e-mail addresses are compared by. */
export const personOf = (email: string): string => (email.includes('@') ? email.trim().toLowerCase() : email.trim());

/**
 * All findings of one organization as columns, in order of repository, pull request number, time and id, so that the findings of one pull request
 * stand together. Times are epoch seconds, NaN = not reached or unknown. Words are indices into the dictionaries beside the table.
 */
export interface FindingTable {
  length: number;
  /** Its pull request: 0, 1, 2 … in the order of the table; findings of one pull request hang together (measures.md 4). */
  cluster: Int32Array;
  clusters: number;
  /** Row of its pull request in the flow table; -1 = not recorded. */
  item: Int32Array;
  agent: Uint8Array;
  repo: Int32Array;
  severity: Uint16Array;
  /** 1 = the most severe of the agent's own scale; 0 = not told. */
  rank: Uint8Array;
  category: Uint16Array;
  /** Where the vendor gives a number; else NaN. */
  confidence: Float64Array;
  path: Int32Array;
  posted: Float64Array;
  /** Merge or close of its pull request; of findings whose pull request is not recorded, when their stated outcome was told or they were posted. */
  closed: Float64Array;
  /** Codes: places in FINDING_OUTCOMES. */
  outcome: Uint8Array;
  lenient: Uint8Array;
  /** 255 = the vendor tells nothing. */
  vendor: Uint8Array;
  /** Place in FINDING_EVIDENCE. */
  evidence: Uint8Array;
  /** 1 = a person replied, reacted or resolved. */
  reacted: Uint8Array;
  /** 1 = commit evidence could be looked for: the changed lines of every later commit are known, or none came after. */
  filesKnown: Uint8Array;
}

/** What agents did on pull requests: one row per agent and pull request it spoke on, ordered as the findings are. */
export interface AgentReviewTable {
  length: number;
  item: Int32Array;
  agent: Uint8Array;
  repo: Int32Array;
  first: Float64Array;
  closed: Float64Array;
  /** 1 = it finished a look at the change before the merge or close. */
  completed: Uint8Array;
  clean: Uint8Array;
  findings: Int32Array;
  other: Int32Array;
  unparsed: Int32Array;
  unthreaded: Int32Array;
  suppressed: Int32Array;
}

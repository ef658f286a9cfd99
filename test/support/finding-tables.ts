import { FINDING_OUTCOMES, type FindingOutcome } from '../../server/domain/finding';
import type { FindingTable } from '../../server/domain/finding-table';

/** One finding of a hand-made table; what is left out is told nowhere. */
export interface TestFinding {
  /** Number of its pull request, 0, 1, 2 …; findings must stand in this order. */
  pullRequest: number;
  outcome: FindingOutcome;
  lenient?: FindingOutcome;
  vendor?: FindingOutcome;
  rank?: number;
  category?: number;
  confidence?: number;
  path?: number;
  agent?: number;
  posted?: number;
  closed?: number;
  reacted?: boolean;
}

export function findingTableOf(findings: TestFinding[]): FindingTable {
  const of = (value: (finding: TestFinding) => number | undefined, missing = 0): number[] =>
    findings.map((finding) => value(finding) ?? missing);
  const code = (word: FindingOutcome | undefined): number =>
    word === undefined ? 255 : FINDING_OUTCOMES.indexOf(word);
  return {
    length: findings.length,
    cluster: Int32Array.from(of(({ pullRequest }) => pullRequest)),
    clusters: findings.length === 0 ? 0 : findings[findings.length - 1].pullRequest + 1,
    item: Int32Array.from(of(({ pullRequest }) => pullRequest)),
    agent: Uint8Array.from(of(({ agent }) => agent)),
    repo: new Int32Array(findings.length),
    severity: Uint16Array.from(of(({ rank }) => rank)),
    rank: Uint8Array.from(of(({ rank }) => rank)),
    category: Uint16Array.from(of(({ category }) => category)),
    confidence: Float64Array.from(of(({ confidence }) => confidence, NaN)),
    path: Int32Array.from(of(({ path }) => path)),
    posted: Float64Array.from(of(({ posted }) => posted)),
    closed: Float64Array.from(of(({ closed }) => closed)),
    outcome: Uint8Array.from(of(({ outcome }) => code(outcome))),
    lenient: Uint8Array.from(of(({ lenient, outcome }) => code(lenient ?? outcome))),
    vendor: Uint8Array.from(of(({ vendor }) => code(vendor))),
    evidence: new Uint8Array(findings.length),
    filesKnown: new Uint8Array(findings.length),
    reacted: Uint8Array.from(of(({ reacted }) => (reacted ? 1 : 0))),
  };
}

export const allRows = (table: FindingTable): Int32Array => Int32Array.from({ length: table.length }, (_, row) => row);

import { ratedOutcomes } from './finding';

/** What a person can say became of a finding, with the key that says it. */
export const judgements = [
  { word: 'accepted', key: '1', meaning: 'it led to a change, or was agreed with' },
  { word: 'rejected', key: '2', meaning: 'somebody said no to it' },
  { word: 'ignored', key: '3', meaning: 'nothing came of it' },
  { word: 'unsure', key: '4', meaning: 'nothing tells' },
] as const;
export type Judgement = (typeof judgements)[number]['word'];

interface Judged {
  judged: string | null;
}

/** The next finding after `at` that nobody judged, from the first one again at the end; null when all are judged. */
export function nextToJudge(nodes: readonly Judged[], at: number): number | null {
  const order = nodes.map((_, index) => (at + 1 + index + nodes.length) % nodes.length);
  return order.find((index) => nodes[index].judged === null) ?? null;
}

/**
 * How often the rules (rows: accepted, rejected, ignored) and people (columns) said what in one sample, with how many were
 * left out as unsure.
 */
export function sampleMatrix(nodes: readonly (Judged & { outcome: string | null })[]): {
  matrix: number[][];
  same: number;
  n: number;
  unsure: number;
} {
  const place = (word: string | null) => (ratedOutcomes as readonly (string | null)[]).indexOf(word);
  const matrix = ratedOutcomes.map(() => ratedOutcomes.map(() => 0));
  for (const { judged, outcome } of nodes)
    if (place(judged) >= 0 && place(outcome) >= 0) matrix[place(outcome)][place(judged)] += 1;
  const n = matrix.flat().reduce((sum, count) => sum + count, 0);
  return {
    matrix,
    same: matrix.reduce((sum, row, index) => sum + row[index], 0),
    n,
    unsure: nodes.filter(({ judged }) => judged === 'unsure').length,
  };
}

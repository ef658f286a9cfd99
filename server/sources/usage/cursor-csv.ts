import type { Json } from '../github-rest/shape';

/**
 * A row of the CSV that Cursor's dashboard exports, as the API tells the same request. Its columns changed twice: `Cloud Agent ID`, `Automation ID` and `Max
 * Mode` are not in every one, and `User` is in exports of a team alone. A cost that is a word (`Included`) is none.
 */
export function cursorCsvEvent(row: Record<string, string>): Json {
  const cell = (...names: string[]): string | undefined =>
    names.map((name) => row[name]?.trim()).find((text) => text !== undefined && text !== '');
  const cost = cell('Cost')?.replace(/^\$/, '');
  return {
    timestamp: cell('Date'),
    userEmail: cell('User', 'User Email', 'Email'),
    cloudAgentId: cell('Cloud Agent ID'),
    kind: cell('Kind'),
    model: cell('Model'),
    tokenUsage: {
      totalTokens: cell('Total Tokens'),
      totalCents: cost !== undefined && /^\d+(\.\d+)?$/.test(cost) ? Number(cost) * 100 : undefined,
    },
  };
}

/** What names a finding within an organization. */
export interface FindingKey {
  agent: string;
  repo: string;
  number: number;
  id: string;
}

/** A page asked for. */
export interface Page {
  first?: number | null;
  after?: string | null;
}

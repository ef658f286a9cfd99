import type { Authorship, SizeBucket } from '../gql/documents';

/** Authorship for people. `unmarked` is never called human: nobody marked it, that is all one knows. */
export const authorshipName: Record<Authorship, string> = {
  agent_authored: 'agent-authored',
  ai_assisted: 'AI-assisted',
  unmarked: 'unmarked',
};

/** Size buckets by changed lines. */
export const sizeName: Record<SizeBucket, string> = {
  XS: 'XS · under 10 lines',
  S: 'S · under 50 lines',
  M: 'M · under 200 lines',
  L: 'L · under 500 lines',
  XL: 'XL · 500 lines or more',
  unknown: 'unknown size',
};

/** A person's function for people: `go_to_market` → "go to market". */
export function functionName(name: string): string {
  return name.replace(/_/g, ' ');
}

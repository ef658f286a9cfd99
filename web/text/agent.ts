import { countedOf } from './number';

/** Where an agent's text stands. */
export const textPlaces = ['thread', 'review', 'conversation', 'check'] as const;

const places: Record<string, string> = {
  thread: 'Review thread',
  review: 'Review body',
  conversation: 'Comment below the pull request',
  check: 'Check text',
};

/** Where a text stands, in words. */
export const placeName = (place: string): string => places[place] ?? place.replace(/_/g, ' ');

/** What a text was read as, in one sentence. */
export function triedSentence({
  kind,
  findings,
  suppressed,
}: {
  kind: string;
  findings: readonly unknown[];
  suppressed: number;
}): string {
  const kept = suppressed > 0 ? ` It says that it kept ${countedOf(suppressed, 'more finding')} back.` : '';
  if (kind === 'clean') return `A clean review: it looked and found nothing.${kept}`;
  if (kind === 'not_a_finding') return `Not a finding: a summary, a notice or the like.${kept}`;
  if (kind === 'unparsed') return `Unparsed: it stands where findings stand, and no pattern places it.${kept}`;
  if (findings.length === 0) return `It finished a look and says elsewhere what it found.${kept}`;
  return `${countedOf(findings.length, 'finding')}.${kept}`;
}

interface Facts {
  severity: string | null;
  category: string | null;
  confidence: string | null;
  key: string | null;
  path: string | null;
  line: number | null;
  threaded: boolean;
  vendor: string | null;
  suggestion: boolean;
}

/** What a finding's text tells, each with its name; what it does not tell is "not told". */
export function findingFacts(finding: Facts): { name: string; value: string }[] {
  const { severity, category, confidence, key, path, line, threaded, vendor, suggestion } = finding;
  return [
    { name: 'Severity', value: severity || 'not told' },
    { name: 'Category', value: category || 'not told' },
    { name: 'Confidence', value: confidence || 'not told' },
    { name: 'Key', value: key || 'none: each is its own' },
    ...(path ? [{ name: 'Place', value: line === null ? path : `${path}:${line}` }] : []),
    ...(vendor ? [{ name: 'The vendor says', value: vendor }] : []),
    ...(suggestion ? [{ name: 'Offers', value: 'a change to apply' }] : []),
    ...(threaded ? [] : [{ name: 'Outcome', value: 'none: nobody can answer there' }]),
  ];
}

/** How an agent's accounts are named: "chatgpt-codex-connector[bot], id 199175422". */
export function accountName({ login, id }: { login: string | null; id: string | null }): string {
  return [login, id && `id ${id}`].filter(Boolean).join(', ');
}

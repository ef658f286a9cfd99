import type { ParsedFinding } from '../domain/finding';
import { parsedTextOf } from '../domain/parsed-text';
import type { ReviewAgents } from '../domain/review-agents';
import { clueOf, type FindingDraft } from './finding-draft';
import type { StoredFinding } from './finding-facts';

/** Ways in which a person reacted, as the evidence of a record names them. */
const BY_PEOPLE = new Set(['reply', 'reaction', 'dismissed', 'decided']);

/**
 * Brings the findings that records tell among those that were read from texts. A record and a finding of the same agent are one when the record's id is the
 * comment's id or the finding's key, or holds one of them as a whole word; the record's own fields win, what it leaves out is filled in.
 */
export function withRecords(
  agents: ReviewAgents,
  repo: string,
  records: readonly StoredFinding[],
  drafts: readonly FindingDraft[],
): FindingDraft[] {
  const left = new Set(drafts);
  const matched = new Map<StoredFinding, FindingDraft>();
  // The plainest matches first, so that none takes what is another's.
  for (const same of [sameId, sameKey, holdsId, holdsKey])
    for (const record of records) {
      if (matched.has(record)) continue;
      for (const draft of left) {
        if (draft.agent !== record.agent || !same(record.id, draft)) continue;
        matched.set(record, draft);
        left.delete(draft);
        break;
      }
    }
  const twinOf = (record: StoredFinding): FindingDraft | undefined => {
    for (const draft of matched.values()) if (draft.agent === record.agent && isOf(record.id, draft)) return draft;
    return undefined;
  };
  const twice = new Set(records.flatMap((record) => (matched.has(record) ? [] : (twinOf(record) ?? []))));
  return [
    ...left,
    ...records.map((record) => {
      const draft = matched.get(record);
      const made = joined(agents, repo, record, draft);
      if (draft) return twice.has(draft) ? { ...made, key: made.key || draft.commentId } : made;
      // A second record of what another one tells already is the same finding again.
      const twin = twinOf(record);
      return twin ? { ...made, key: twin.key || twin.commentId } : made;
    }),
  ];
}

const isOf = (id: string, draft: FindingDraft): boolean =>
  [sameId, sameKey, holdsId, holdsKey].some((same) => same(id, draft));
const sameId = (id: string, { commentId }: FindingDraft): boolean => id === commentId;
const sameKey = (id: string, { key }: FindingDraft): boolean => key !== '' && id === key;
const holdsId = (id: string, { commentId }: FindingDraft): boolean => holds(id, commentId);
const holdsKey = (id: string, { key }: FindingDraft): boolean => holds(id, key);

/** Whether a text stands in another as a word of its own. */
function holds(text: string, word: string): boolean {
  if (word === '' || text.length <= word.length) return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isWord(text[at - 1]) && !isWord(text[at + word.length])) return true;
  return false;
}

const isWord = (character: string | undefined): boolean => character !== undefined && /[A-Za-z0-9_]/.test(character);

function joined(
  agents: ReviewAgents,
  repo: string,
  record: StoredFinding,
  draft: FindingDraft | undefined,
): FindingDraft {
  const agent = agents.byKey.get(record.agent);
  let parsed: ParsedFinding | undefined;
  if (agent && record.body !== '' && !draft) {
    const { body, path, line } = record;
    parsed = parsedTextOf(agents, agent, repo, { place: 'thread', body, path, line }).findings[0];
  }
  const severity = record.severity || draft?.severity || parsed?.severity || '';
  const made: FindingDraft = {
    agent: record.agent,
    id: record.id,
    place: draft?.place ?? 'record',
    commentId: draft?.commentId ?? '',
    key: draft?.key || parsed?.key || '',
    title: draft?.title || parsed?.title || firstLine(record.body),
    url: record.url || draft?.url || '',
    postedAt: record.at,
    severity,
    severityRank: agent?.ranks.get(severity.toLowerCase()) ?? 0,
    category: record.category || draft?.category || parsed?.category || '',
    confidence: record.confidence || draft?.confidence || parsed?.confidence || '',
    path: record.path || draft?.path || parsed?.path || '',
    line: Number.isNaN(record.line) ? (draft?.line ?? NaN) : record.line,
    unthreaded: draft?.unthreaded ?? false,
    // A record says that it is a finding.
    unparsed: false,
    filesKnown: draft?.filesKnown ?? false,
    reacted: draft?.reacted ?? false,
    clues: [...(draft?.clues ?? [])],
  };
  if (parsed && parsed.vendor !== '') made.clues.push(clueOf('vendor', parsed.vendor, {}));
  const { kind, reference, by } = evidenceOf(record.evidence);
  if (BY_PEOPLE.has(kind)) made.reacted = true;
  if (record.outcome !== '')
    made.clues.push(
      // What a vendor says of itself is never more than that.
      clueOf(kind === 'vendor' ? 'vendor' : 'stated', record.outcome, { at: record.outcomeAt, by, text: kind, reference }), // prettier-ignore
    );
  return made;
}

const firstLine = (text: string): string => (/\S.*/.exec(text)?.[0] ?? '').slice(0, 200);

/** What a record's evidence says, whatever its shape. */
function evidenceOf(evidence: unknown): { kind: string; reference: string; by: string } {
  if (typeof evidence === 'string') return { kind: evidence, reference: '', by: '' };
  const fields = (typeof evidence === 'object' && evidence !== null ? evidence : {}) as Record<string, unknown>;
  const text = (...names: string[]): string => {
    const value = names
      .map((name) => fields[name])
      .find((each) => typeof each === 'string' || typeof each === 'number');
    return value === undefined ? '' : String(value as string | number);
  };
  return { kind: text('kind'), reference: text('sha', 'url', 'id'), by: text('by') };
}

/** Characters of a reply that are looked at; what became of a finding is said at its beginning. */
const LOOKED_AT = 1_500;
/** The opening: its first sentence, at most this long. */
const OPENING = 220;

const DONE =
  'fixed|addressed|resolved|corrected|done|applied|implemented|updated|reworked|rewrote|rewritten|reworded|renamed|removed|dropped|replaced|tightened|restructured|refactored|eliminated|extracted|simplified|switched|clarified|moved|added|changed|hardened|normali[sz]ed|bumped';
/** A commit, push or pull request that holds it. */
const HOLDER =
  '(?:(?:the|this|our|my|a|an|latest|last|next|new|same|follow-?up) ){0,3}(?:`{0,2}[0-9a-f]{7,40}\\b|#\\d|commits?\\b|push\\b|pr\\b|pull request|amend|latest\\b)';

const POSITIVE = [
  `^(?:thanks?(?: you)?[,.!]? {0,2})?(?:ah,? |yes,? |yep,? |ok(?:ay)?,? |now |already |also ){0,2}(?:${DONE})\\b(?! (?:nothing|my mind|on\\b|your suggest|this idea|a todo|to the (?:list|backlog)))(?! (?:to|for|as) (?:a |the )?(?:later|follow|separate|future|backlog|phase))`,
  // "Good point, applied."
  '[,;:!.\\u2013\\u2014-] {0,2}(?:now |also |all |already ){0,2}(?:fixed|addressed|done|applied|implemented|corrected)\\b(?= {0,2}(?:[.,;!)\\n]|$|in\\b|here\\b|now\\b|it\\b))',
  `\\b(?:${DONE}) (?:it |this |that |them |both |all |entirely |inline ){0,2}(?:in|by|via|with|at) ${HOLDER}`,
  '\\b(?:good|nice|great|excellent|substantive|solid) (?:catch|find|spot|call)\\b',
  '\\bthank(?:s| you) for (?:catching|spotting|finding|pointing)',
  "\\byou(?:['’]| a)re (?:absolutely |quite |totally )?(?:right|correct)\\b",
  `\\b(?:(?:has|have|had|is|are|was|were) (?:now |both |all |been |since ){1,3}|now )(?:${DONE})\\b`,
  '\\b(?:pushed|landed|committed|made) (?:a |the |this |your )?(?:fix|change)',
  `(?<!(?:\\b(?:will|to|would|could|can|should|suggested|proposed|your|we|i)|['’](?:ll|s)) )\\bfix (?:is |was |has )?(?:already |been ){0,2}(?:pushed|landed|applied|in ${HOLDER})`,
  '\\bsame fix\\b',
  '\\bapplied (?:the|your|this) (?:suggestion|suggested|change|fix)',
].map((pattern) => new RegExp(pattern, 'i'));

const NEGATIVE = [
  "\\b(?:won['’]?t|will not|not going to|not planning to|wouldn['’]t) (?:be )?(?:fix|chang|address|do\\b|done|appl|implement|rename|touch|resolve)",
  '\\bwont-?fix\\b|\\bnot (?:fixing|changing|addressing|applying|worth)\\b|\\bdeclin(?:e|ed|ing)\\b',
  "\\bnot applicable\\b|\\bn/a\\b|\\bdoes(?:n['’]t| not) apply\\b",
  '\\bfalse[ -](?:positive|alarm)',
  '\\bby design\\b|\\bintentional(?:ly)?\\b|\\bon purpose\\b|\\bdeliberate(?:ly)?\\b|\\b(?:as|is) (?:intended|expected)\\b|\\bare expected\\b|\\bexpected behaviou?r\\b|\\btrade-?off (?:is )?accepted\\b|\\bis legitimate\\b',
  '\\bdisagree\\b|\\bmistaken\\b|\\bnot (?:a|an) (?:real |actual )?(?:bug|problem|issue|concern|violation)\\b|\\bnot (?:needed|necessary|relevant|dangling)\\b|\\bis wrong here\\b',
  '\\bdefer(?:red|ring|s)?\\b|\\bpostpon(?:e|ed|ing)\\b|\\bout of scope\\b|\\bbacklog (?:row|item|ticket|issue)\\b|\\b(?:will|to) (?:fix|address|do|handle|revisit|follow up)\\b[^.]{0,60}\\b(?:later|follow-?up|separate|next|future)\\b|\\b(?:filed|moved|tracked|left|saved) (?:as|to|in|for) [^.]{0,40}\\b(?:follow-?up|later|separate|backlog|phase|issue|ticket)',
  '\\bno (?:\\w+ ){0,2}(?:change|action|fix|regeneration|update)s? (?:is |are )?(?:needed|required|necessary)\\b|\\bno-op\\b|\\b(?:leav|keep)(?:e|ing)? [^.]{0,40}\\b(?:as[ -]is|as-typed|unchanged|alone)\\b|\\bkept as\\b|\\bverbatim[ -]preservation\\b',
  '^(?:invalid|incorrect|skip(?:ping|ped)?)\\b|\\bthis is (?:incorrect|invalid|wrong)\\b|^reverted (?:your|this|the suggest)',
  '\\balready (?:handled|covered|checked|guarded)\\b|\\baccept(?:s|ed|ing)? (?:the|this|that) (?:risk|trade-?off)\\b',
  "(?:\\b(?:will|can|could|would|let['\u2019]s|we|i)|['\u2019]ll) fix (?:it |this |that )?in\\b",
  '\\bstale (?:review|finding|comment)\\b|\\bno (?:\\w+ ){0,2}violation\\b',
].map((pattern) => new RegExp(pattern, 'i'));

/** Begins with where it was done. */
const HELD =
  /^(?:already |now |also )?(?:fixed|addressed|resolved|corrected|implemented|done|applied) (?:in|by|via|with) (?:(?:the|this|commit|pr|pull request) ){0,2}`{0,2}(?:[0-9a-f]{7,40}\b|#\d)/i;

/** Done, but only in words: negated, wished, asked or yet to come. */
const UNDONE = new RegExp(
  `(?:n['’]t|\\b(?:not|never|cannot|hardly|nothing|to be|should be|could be|must be|will be|would be|needs? to be|gets?|until|unless|if|once|whether|when)) (?:yet |been |be |it |this |that |is |are |fully |really |actually ){0,3}(?:${DONE})\\b`,
  'gi',
);

/**
 * What a person's reply says became of a finding: `positive` it was right or something was changed, `negative` it was declined, disputed or put off, ''
 * neither. The opening sentence decides where it says one of the two alone, because what follows explains; else the whole text; both or none = neither. Quotes
 * and code are left out, questions tell nothing. Words in English only. Source: agents.md; the words were widened by reading 213 public replies.
 */
export function replySentimentOf(body: string): 'positive' | 'negative' | '' {
  const text = plain(body);
  const end = /[.!?](?:\s|$)|\n/.exec(text);
  const opening = text.slice(0, Math.min(OPENING, end ? end.index + 1 : text.length));
  // "Fixed in 808d7ab, which avoids false positives": a commit that holds it outweighs the words around.
  if (HELD.test(opening)) return 'positive';
  return sentimentOf(opening) || sentimentOf(text);
}

function sentimentOf(text: string): 'positive' | 'negative' | '' {
  const told = text.includes('?') ? text.replace(/[^.!?\n]{0,400}\?/g, ' ').trimStart() : text;
  const negative = NEGATIVE.some((pattern) => pattern.test(told));
  const done = told.replace(UNDONE, ' ');
  const positive = POSITIVE.some((pattern) => pattern.test(done.trimStart()));
  return positive === negative ? '' : positive ? 'positive' : 'negative';
}

/** Without quotes, code and emphasis. */
function plain(body: string): string {
  return body
    .slice(0, LOOKED_AT)
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]{0,3}>[^\n]*$/gm, '')
    .replace(/^[ \t]{0,3}```[^]*?(?:^[ \t]{0,3}```|$(?![^]))/gm, ' ')
    .replace(/`(?![0-9a-f]{7,40}`)[^`\n]{0,300}`/g, 'it')
    .replace(/\*\*|__|~~/g, '')
    .replace(/^[\s\p{P}\p{S}]{1,20}(?=[\p{L}])/u, '')
    .trim();
}

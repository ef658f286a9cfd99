/** GitHub's closing words before a number, an issue of another repository or an address. Source: docs.github.com, "Linking a pull request to an issue". */
const CLOSES =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:https?:\/\/\S+\/(?:issues|work_items)\/\d+|(?:[\w.-]+\/[\w.-]+)?#\d+)/i;
/** The key of a tracker: capital letters, a hyphen, a number. */
const KEY = /(?<![A-Za-z0-9-])([A-Z][A-Z0-9]{1,9})-\d{1,6}(?![A-Za-z0-9])/g;
/** Names of standards and the like that look the same. */
const NO_TRACKER = new Set(
  'AES BOM CP CVE CWE DES ECMA EN ES GHSA GPT HMAC HTTP IEC IEEE IPV ISO MD MPEG PEP RFC RSA SHA SSE TLS UTF WCAG X'.split(' '),
); // prettier-ignore

/**
 * Whether the texts of a pull request link it to an issue: a closing word with a number in the body or title, or a tracker's key in the title or
 * branch (`ABC-123`, in capital letters; in the body keys stand for all sorts of things). A bare `#12` may be another pull request and is none.
 */
export function linksIssue({ title, body, branch }: { title: string; body: string; branch: string }): boolean {
  return CLOSES.test(body) || CLOSES.test(title) || hasKey(title) || hasKey(branch);
}

function hasKey(text: string): boolean {
  for (const [, project] of text.matchAll(KEY)) if (!NO_TRACKER.has(project)) return true;
  return false;
}

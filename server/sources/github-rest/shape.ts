/** An object as JSON gave it. */
export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an object of GitHub's REST API is; the metadata backups wrap one pull request or issue with its timeline and comments. */
export type RestShape = 'backup' | 'pull' | 'issue' | 'review' | 'review_comment' | 'comment' | 'event';

/** Recognises a REST object by fields that GitHub always sends; undefined = none of them. */
export function restShape(value: unknown): RestShape | undefined {
  if (!isObject(value)) return undefined;
  if (isObject(value.pull) || isObject(value.issue)) {
    if (value.event === undefined) return 'backup';
  }
  if (typeof value.event === 'string' && ('created_at' in value || 'sha' in value || 'submitted_at' in value))
    return 'event';
  if (typeof value.pull_request_url === 'string') {
    if ('path' in value || 'diff_hunk' in value || 'pull_request_review_id' in value) return 'review_comment';
    if (typeof value.state === 'string') return 'review';
  }
  if (typeof value.issue_url === 'string' && typeof value.body === 'string') return 'comment';
  if (typeof value.number === 'number' && typeof value.title === 'string' && 'user' in value) {
    if (isObject(value.base) || isObject(value.head)) return 'pull';
    if (typeof value.url === 'string' || typeof value.html_url === 'string') return 'issue';
  }
  return undefined;
}

/** A text field, undefined when absent, null or of another type. */
export function textOf(value: Json, name: string): string | undefined {
  const field = value[name];
  return typeof field === 'string' ? field : undefined;
}

const apiUrl = /\/repos\/([^/]+\/[^/]+)(?:\/(?:pulls|issues)\/(\d+)(?=$|[/?#]))?/;
const pageUrl = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/(?:pull|issues)\/(\d+)/;

/** The pull request that a REST object names in its URLs; each part undefined when no URL tells it. */
export function placeOfUrls(value: Json): { repo?: string; number?: number } {
  let repo: string | undefined;
  let number: number | undefined;
  for (const name of ['pull_request_url', 'issue_url', 'html_url', 'url', 'commit_url']) {
    const url = textOf(value, name);
    const match = url === undefined ? null : (apiUrl.exec(url) ?? pageUrl.exec(url));
    // A commit may stand in a fork.
    if (!match || (name === 'commit_url' && repo !== undefined)) continue;
    if (name !== 'commit_url') repo ??= match[1];
    if (match[2] !== undefined) number ??= Number(match[2]);
  }
  return { repo, number };
}

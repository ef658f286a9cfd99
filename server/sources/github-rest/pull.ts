import { accountOf } from './account';
import { isObject, placeOfUrls, textOf, type Json } from './shape';

/**
 * Maps a pull request of the REST API, or an issue that is one, to a record; fields that are absent stay absent. The commits come from the
 * timeline.
 */
export function pullRecord(pull: Json, commits: Json[]): Json {
  const { repo, number } = placeOfUrls(pull);
  const base = isObject(pull.base) ? pull.base : {};
  const head = isObject(pull.head) ? pull.head : {};
  const baseRepo = isObject(base.repo) ? base.repo : {};
  const link = isObject(pull.pull_request) ? pull.pull_request : {};
  const author = accountOf(pull.user);
  const mergedAt = textOf(pull, 'merged_at') ?? textOf(link, 'merged_at');
  const labels = Array.isArray(pull.labels)
    ? pull.labels.map((label: unknown) => (isObject(label) ? label.name : label))
    : undefined;
  return {
    kind: 'pull_request',
    repo: textOf(baseRepo, 'full_name') ?? repo,
    number: pull.number ?? number,
    title: pull.title,
    author: author.login,
    author_id: author.id,
    author_type: author.type,
    url: textOf(pull, 'html_url'),
    branch: textOf(head, 'ref'),
    base: textOf(base, 'ref'),
    body: pull.body,
    state: pull.state,
    draft: pull.draft,
    labels: labels?.filter((label) => typeof label === 'string'),
    created_at: pull.created_at,
    merged_at: mergedAt,
    closed_at: pull.closed_at,
    updated_at: pull.updated_at,
    // Before the merge GitHub gives the commit of a trial merge here.
    merge_commit_sha: mergedAt === undefined ? undefined : pull.merge_commit_sha,
    additions: pull.additions,
    deletions: pull.deletions,
    changed_files: pull.changed_files,
    commits: commits.length > 0 ? commits : undefined,
  };
}

/** The repository that a pull request goes to, when its object tells more than the name. */
export function repositoryRecord(pull: Json): Json | undefined {
  const repo = isObject(pull.base) && isObject(pull.base.repo) ? pull.base.repo : undefined;
  if (!repo || typeof repo.full_name !== 'string' || typeof repo.default_branch !== 'string') return undefined;
  return { kind: 'repository', repo: repo.full_name, default_branch: repo.default_branch, archived: repo.archived };
}

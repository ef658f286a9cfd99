/**
 * SQL over a row of pull_request: whether a clone alone tells of it, and what of its beginning. '' = another door saw it; `unknown` = when it began is
 * hidden; `true` = its first commit lay after the merge; `known` = `created_at` is when its first commit was written.
 *
 * Every record of the git door carries the weakest of all versions, and any other row's takes its place, or takes it away: whichever door came
 * first, the mark stands only while nobody else told of the pull request.
 */
export const FROM_GIT = `CASE WHEN extra ? 'git' AND updated_at = to_timestamp(0) AND merged_at IS NOT NULL
  THEN coalesce(extra->'git'->>'start', extra->'git'->>'moved', 'known') ELSE '' END`;

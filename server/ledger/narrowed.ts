import type { Touched } from './touched';

/** Kinds a record of which can change any pull request: account types. Services, deploys and incidents change links only. */
const REACHING_FAR = ['person'];

/** SQL that narrows the walk to what must be derived again; undefined = nothing. */
export function narrowed(touched: Touched): string | undefined {
  if (touched.all || REACHING_FAR.some((kind) => touched.kinds.has(kind))) return '';
  if (touched.pullRequests.size === 0) return undefined;
  const byRepo = new Map<string, number[]>();
  for (const [repo, numbers] of touched.pullRequests) byRepo.set(repo, [...numbers]);
  const clauses = [...byRepo].map(
    ([repo, numbers]) => `(repo = '${repo.replaceAll("'", "''")}' AND number = ANY('{${numbers.join(',')}}'::int[]))`,
  );
  return `AND (${clauses.join(' OR ')})`;
}

import { gitText } from './git-program';
import { UnusableInput } from '../unusable-input';

/** More are not listed: a deploy that brings so many is told by its commit alone. */
const most = 10_000;
const commitForm = /^[0-9A-Za-z][\w./^~-]{0,250}$/;

/**
 * The commits of a clone that one commit has and another does not, the newest first: what a deploy brings after the one before it.
 *
 * @throws UnusableInput when one of the two is not in the clone, or there are more than 10,000
 */
export async function commitsBetween(folder: string, since: string, until: string): Promise<string[]> {
  for (const commit of [since, until]) {
    const found = commitForm.test(commit)
      ? await gitText(folder, ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`])
      : undefined;
    if (found === undefined)
      throw new UnusableInput(
        `${folder}: the commit "${commit}" is not in this clone; fetch its history first (pipelines often clone without it: fetch-depth 0).`,
      );
  }
  const text = await gitText(folder, ['rev-list', `--max-count=${most + 1}`, `${since}..${until}`]);
  const commits = (text ?? '').split('\n').filter((line) => line !== '');
  if (commits.length > most)
    throw new UnusableInput(
      `${folder}: there are more than ${most} commits between ${since} and ${until}; leave --since-sha out.`,
    );
  return commits;
}

import { gitOutput, gitText } from './git-program';
import { nulGroups } from './nul-fields';

/** A tag taken for a deploy. */
export interface DeployTag {
  name: string;
  /** The commit it points to, through any number of tags. */
  sha: string;
  /** When it was made where it is annotated, else when its commit was. Seconds since 1970. */
  at: number;
  annotated: boolean;
  prerelease: boolean;
}

/** `v1.2.3`, `1.2`, `pkg@1.2.3`, `api/v2.0.0`, `release-…`, `deploy-…`, `prod-…`. */
const looksLikeRelease =
  /^(?:(?:@?[\w.-]+\/)*(?:@?[A-Za-z][\w.-]*[@_/-])?v?\d+(?:[._]\d+){1,3}(?:[-+._]?[0-9A-Za-z][\w.+-]*)?|(?:.*\/)?(?:release|deploy|deployed|deployment|prod|production|live)[-_/.].+)$/i;
const prerelease =
  /(?:^|[-_.+/\d])(?:rc|alpha|beta|pre|preview|prerelease|dev|snapshot|canary|nightly|next|insiders|m|ea|a|b)[-_.]?\d*(?:[-_.+]|$)/i;

/** A shell pattern with `*` and `?` as an expression over the whole name. */
function expressionOf(pattern: string): RegExp {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`);
}

/** Whether a tag's name is a version before the release: `v2.0.0-rc.1`, `1.4.0b2`. */
export function isPrerelease(name: string): boolean {
  const version = /\d+(?:[._]\d+)+(.*)$/.exec(name);
  return prerelease.test(version ? version[1] : name.replace(/^.*?(?:release|deploy\w*|prod\w*|live)[-_/.]/i, ''));
}

/**
 * The tags that stand for deploys, oldest first.
 *
 * @param pattern with `*` and `?`; undefined = names that look like a version, a release or a deploy
 */
export async function deployTags(folder: string, pattern?: string): Promise<DeployTag[]> {
  const wanted = pattern === undefined ? looksLikeRelease : expressionOf(pattern);
  const format = ['refname:strip=2', 'objecttype', 'objectname', '*objecttype', '*objectname', 'taggerdate:unix', 'committerdate:unix', '*committerdate:unix']; // prettier-ignore
  const args = ['for-each-ref', `--format=${format.map((field) => `%(${field})%00`).join('')}`, 'refs/tags'];
  const tags: DeployTag[] = [];
  for await (const groups of nulGroups(gitOutput(folder, args), format.length)) {
    for (const [line, type, sha, peeledType, peeled, tagged, committed, peeledCommitted] of groups) {
      // The line's end of the tag before.
      const name = line.replace(/^\n/, '');
      if (!wanted.test(name)) continue;
      const annotated = type === 'tag';
      let target = annotated ? peeled : sha;
      // A tag of a tag: older versions of git peel one only.
      if (peeledType === 'tag')
        target = (await gitText(folder, ['rev-parse', '--verify', '--quiet', `refs/tags/${name}^{commit}`])) ?? '';
      else if ((annotated ? peeledType : type) !== 'commit') continue;
      if (target === '') continue;
      const at = Number((annotated && tagged) || peeledCommitted || committed);
      tags.push({ name, sha: target, at, annotated, prerelease: isPrerelease(name) });
    }
  }
  return tags.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
}

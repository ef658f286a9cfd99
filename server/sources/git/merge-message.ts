/** What a commit's message on the default branch tells of the pull request it brought in. */
export interface MergeMark {
  /** `pull`: the default branch merged into itself, after a push by somebody else. */
  kind: 'numbered' | 'merge' | 'pull';
  /** Number of the pull or merge request, or of the Gerrit change. */
  number?: number;
  branch?: string;
  title?: string;
  /** What the host calls it, for its address. */
  form?: 'pull' | 'merge_request' | 'gerrit';
}

interface Form {
  /** Against the first line. */
  subject: RegExp;
  form?: MergeMark['form'];
  /** The title stands in the next line with text, not in the first one. */
  titleBelow?: boolean;
}

/** Each with its named groups `number`, `branch`, `title`. Samples of all of them stand in merge-message.spec.ts. */
const forms: Form[] = [
  // GitHub; Bitbucket Server's older form.
  { subject: /^Merge pull request #(?<number>\d+) (?:from [^\s/]+\/(?<branch>\S+)|in \S+ from (?<branch2>\S+) to \S+)/, titleBelow: true }, // prettier-ignore
  { subject: /^Merge pull request #(?<number>\d+)\b/, titleBelow: true },
  // Bitbucket Cloud, merge and squash.
  { subject: /^Merged in (?<branch>\S+) \(pull request #(?<number>\d+)\)/, titleBelow: true },
  // Bitbucket Server.
  { subject: /^Pull request #(?<number>\d+): (?<title>.+)/ },
  // Azure DevOps, merge and squash.
  { subject: /^Merged PR (?<number>\d+): (?<title>.+)/ },
  // Gitea and Forgejo.
  { subject: /^Merge pull request '(?<title>.+)' \(#(?<number>\d+)\) from (?:[^\s/:]+[/:])?(?<branch>\S+) into \S+/ },
  // bors and homu.
  { subject: /^Auto merge of #(?<number>\d+) - [^:\s]+:(?<branch>[^,\s]+)/, titleBelow: true },
  { subject: /^Merge #(?<number>\d+)(?:\s|$)/, titleBelow: true },
  // Squash, rebase queue and GitHub's merge with the title: the number closes the line. GitLab's squash may name it so too.
  { subject: /^(?<title>.+?)\s*\(#(?<number>\d+)\)\s*$/ },
  { subject: /^(?<title>.+?)\s*\(!(?<number>\d+)\)\s*$/, form: 'merge_request' },
];

/** GitLab's last paragraph, in merge, squash and fast-forward commits. */
const seeMergeRequest = /^See merge request (?:[^\s!]*)!(\d+)\s*$/m;
/** Gerrit adds the address of the change. */
const reviewedOn = /^Reviewed-on: \S+?\/(?:\+\/)?(\d+)\s*$/m;
const mergedBranch =
  /^Merge (?:remote-tracking )?(?:branch|commit|tag) '([^']+)'(?: of \S+)?(?: into '?([^\s']+?)'?)?\.?$/;
const mostNumber = 999_999_999;

/**
 * Reads the message of one commit.
 *
 * @param parents how many the commit has; a merge without a number is still one
 * @param branch name of the default branch
 */
export function mergeMark(message: string, parents: number, branch: string): MergeMark | undefined {
  const { subject, body } = parted(message);
  const merged = mergedBranch.exec(subject);
  const from = merged?.[1].replace(/^(?:refs\/(?:heads|remotes)\/)?(?:origin|upstream)\//, '');
  if (parents > 1 && from === branch) return { kind: 'pull' };

  for (const { subject: pattern, form = 'pull', titleBelow } of forms) {
    const groups = pattern.exec(subject)?.groups;
    const number = numberOf(groups?.number);
    if (!groups || number === undefined) continue;
    const at = groups.branch ?? groups.branch2;
    return { kind: 'numbered', number, branch: at, title: titleBelow ? firstLine(body) : groups.title?.trim(), form };
  }
  const request = numberOf(seeMergeRequest.exec(body)?.[1]);
  if (request !== undefined) {
    const title = merged ? firstLine(body.replace(seeMergeRequest, '')) : subject;
    return { kind: 'numbered', number: request, branch: from, title, form: 'merge_request' };
  }
  const change = numberOf(reviewedOn.exec(body)?.[1]);
  if (change !== undefined && parents < 2)
    return { kind: 'numbered', number: change, branch: undefined, title: subject, form: 'gerrit' };
  if (parents < 2) return undefined;
  return { kind: 'merge', branch: from, title: firstLine(body) };
}

/** The first line with text and what stands below it. */
export function parted(message: string): { subject: string; body: string } {
  const text = message.replaceAll('\r\n', '\n').trimStart();
  const end = text.indexOf('\n');
  return end < 0
    ? { subject: text.trimEnd(), body: '' }
    : { subject: text.slice(0, end).trimEnd(), body: text.slice(end + 1).trim() };
}

/** The first line that is text of somebody, not a trailer or what git lists of a merge. */
function firstLine(body: string): string | undefined {
  for (const line of body.split('\n')) {
    const text = line.trim();
    if (text === '' || /^(#|\* |Conflicts:)/.test(text)) continue;
    return /^[A-Z][\w-]*: /.test(text) && /^(?:\S+-by|See-also|Closes|Fixes|Change-Id|Reviewed-on): /i.test(text)
      ? undefined
      : text;
  }
  return undefined;
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 && number <= mostNumber ? number : undefined;
}

import type { Entry, EntryBatch } from '../../ledger/entry';
import type { Reject } from '../../ledger/reject';
import { instantText } from '../../ledger/instant';
import { agentInstructions } from './agent-instructions';
import { changeRecord, isPlausible, mostCommits, type Change, type Commit } from './change-record';
import { changeSizes } from './change-sizes';
import { changesOf, type Changes } from './changes';
import type { Clone } from './clone';
import { readGraph, type CommitGraph } from './commit-graph';
import { deployRecords } from './deploy-records';
import { notesOfChanges, notesOfClone } from './git-notes';
import { gitOutput } from './git-program';
import { claimRequests, mainLine, type MainLine } from './main-line';
import { nulGroups } from './nul-fields';
import { requestHeads } from './request-heads';
import { deployTags } from './tags';

/** How a clone is read. */
export interface GitOrigin {
  /** Names of the tags that are deploys, with `*` and `?`; default: names that look like a version, a release or a deploy. */
  readonly tags?: string;
  /** Seconds since 1970. */
  readonly now: number;
}

const batchSize = 500;

/**
 * Reads a clone into records: its repository, a pull request per change on the default branch with the commits it brought in, a deploy per tag. Three
 * passes of git, whatever the number of merges: the graph, the commits, the sizes of the changes (beside the commits).
 *
 * Memory: the graph (about 250 bytes a commit) and the changes whose commits are not all read yet.
 *
 * @throws UnusableInput when git stops reading
 */
export async function* gitEntries(clone: Clone, origin: GitOrigin): AsyncGenerator<EntryBatch> {
  const tags = await deployTags(clone.folder, origin.tags);
  const heads = await requestHeads(clone.folder);
  const tips = [clone.tip, ...tags.map(({ sha }) => sha), ...heads.values()];
  const graph = await readGraph(clone.folder, tips, clone.branch ?? 'HEAD');
  const line = mainLine(graph, graph.placeOf.get(clone.tip) as number);
  const changes = changesOf(graph, line);
  const requests: [number, number][] = [];
  const tipsRead = [clone.tip];
  for (const [place, number] of changes.numbers) {
    const sha = heads.get(number);
    if (sha === undefined || graph.marks.get(place)?.form === 'gerrit') continue;
    requests.push([graph.placeOf.get(sha) as number, place]);
    tipsRead.push(sha);
  }
  claimRequests(graph, line, requests);
  const batch = (entries: Entry[], rejects: Reject[] = [], notes: string[] = []): EntryBatch => ({
    door: 'git',
    // Not the path: two clones are both `.` to who stands in them.
    source: clone.repo,
    file: clone.folder,
    entries,
    rejects,
    notes,
    ownExtras: true,
  });
  const records = (values: Iterable<object>): Entry[] => Array.from(values, (value) => ({ value }));

  const agent_instructions = await agentInstructions(clone);
  const repository = { kind: 'repository', repo: clone.repo, default_branch: clone.branch, agent_instructions };
  yield batch(records([repository]), [], notesOfClone(clone, changes, line.line.length, tags.length));

  const told = { hidden: 0, squashed: 0, moved: 0 };
  let entries: Entry[] = [];
  let rejects: Reject[] = [];
  for await (const change of readChanges(clone, graph, line, changes, tipsRead)) {
    const record = changeRecord(change, clone, origin.now);
    const { start, moved } = record.git as { start?: string; moved?: boolean };
    if (start !== undefined) {
      told.hidden++;
      if (change.mark?.number !== undefined && !change.cut) told.squashed++;
    }
    if (moved) told.moved++;
    if (isPlausible(change.commit.committedAt, origin.now)) entries.push({ value: record });
    else rejects.push(impossible(clone.folder, change, record));
    if (entries.length + rejects.length < batchSize) continue;
    yield batch(entries, rejects);
    entries = [];
    rejects = [];
  }
  yield batch(entries, rejects, notesOfChanges(told));

  const deploys = deployRecords(clone, graph, tags, (place) => changes.numbers.has(place));
  yield batch(records(deploys));
}

/** What was read of a change whose commits are not all read yet. */
interface Reading {
  commit: Commit | undefined;
  sides: Commit[];
  sideCount: number;
  left: number;
  cut: boolean;
}

/** The changes, each as soon as all of its commits were read. */
async function* readChanges(
  clone: Clone,
  graph: CommitGraph,
  { owner }: MainLine,
  { numbers }: Changes,
  tips: readonly string[],
): AsyncGenerator<Change> {
  const left = new Map<number, number>();
  const cut = new Set<number>();
  owner.forEach((change, place) => {
    if (!numbers.has(change)) return;
    left.set(change, (left.get(change) ?? 0) + 1);
    if (place !== change && clone.cut.has(graph.shas[place])) cut.add(change);
  });
  // What a shallow clone cut off has no parent to be compared with; what a partial one left behind would have to be fetched.
  const sized = clone.partial ? [] : [...numbers.keys()].map((place) => graph.shas[place]);
  const sizes = changeSizes(clone.folder, sized.filter((sha) => !clone.cut.has(sha)).reverse());
  // Its fault is thrown where it is awaited.
  sizes.catch(() => undefined);

  const open = new Map<number, Reading>();
  for await (const commits of readCommits(clone, tips)) {
    for (const commit of commits) {
      const place = graph.placeOf.get(commit.sha);
      const change = place === undefined ? -1 : owner[place];
      let read = open.get(change);
      if (!read) {
        const count = left.get(change);
        if (count === undefined) continue;
        open.set(change, (read = { commit: undefined, sides: [], sideCount: 0, left: count, cut: cut.has(change) }));
      }
      if (place === change) {
        read.commit = commit;
        // A merge at the edge of a shallow clone has lost its branch.
        if (clone.cut.has(commit.sha) && /^(auto )?merge/i.test(commit.message)) read.cut = true;
      } else {
        // The newest and the oldest stay; the oldest tells when the work began.
        if (read.sides.length >= mostCommits) read.sides.splice(mostCommits >> 1, 1);
        read.sides.push(commit);
        read.sideCount++;
      }
      if (--read.left > 0 || !read.commit) continue;
      open.delete(change);
      const size = (await sizes).get(commitOf(read).sha);
      yield { ...read, commit: commitOf(read), mark: graph.marks.get(change), number: numbers.get(change) as number, size }; // prettier-ignore
    }
  }
}

const commitOf = ({ commit }: Reading): Commit => commit as Commit;

async function* readCommits({ folder }: Clone, tips: readonly string[]): AsyncGenerator<Commit[]> {
  const fields = ['%H', '%at', '%ct', '%aN', '%aE', '%B'];
  const args = ['log', '--topo-order', '--no-color', '--encoding=UTF-8', '-z', `--format=tformat:${fields.join('%x00')}`, '--stdin']; // prettier-ignore
  for await (const groups of nulGroups(gitOutput(folder, args, `${tips.join('\n')}\n`), fields.length)) {
    yield groups.map(([sha, authored, committed, name, email, message]) => ({
      sha,
      authoredAt: Number(authored),
      committedAt: Number(committed),
      name,
      email,
      message,
    }));
  }
}

function impossible(folder: string, { commit, number }: Change, record: object): Reject {
  const at = instantOf(commit.committedAt);
  const message = `${folder}: commit ${commit.sha.slice(0, 10)} (${number}) says it was made ${at}, which cannot be; correct the time in the payload and replay it, or leave it out.`;
  return { reason: 'bad_time', message, kind: 'pull_request', raw: JSON.stringify(record) };
}

function instantOf(seconds: number): string {
  return seconds > -62135596800 && seconds < 253402300800 ? `on ${instantText(seconds)}` : `${seconds} s after 1970`;
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';

/** One commit to make. Names of marks and branches are free; what is left out has a default. */
export interface MadeCommit {
  /** Branch that the commit is put on; default `main`. */
  branch?: string;
  message: string | Buffer;
  /** Seconds since 1970. */
  at: number;
  /** When it was written; default: when it was committed. */
  authoredAt?: number;
  /** `Name <e-mail>`; default Ada. */
  by?: string;
  committer?: string;
  /** Name to refer to it as a parent or from a tag. */
  mark?: string;
  /** First parent, by mark; default: the branch's last commit, which for a new branch is none. */
  from?: string;
  /** Further parents, by mark. */
  merge?: string[];
  /** Files it writes; default: one file named after the commit's place, one line. */
  files?: Record<string, string>;
}

export interface MadeTag {
  tag: string;
  at: string;
  /** Makes it an annotated one of this second. */
  annotatedAt?: number;
}

/** A day's second 0 in January 2026: tests count from here. */
export const day = (number: number, hour = 0): number => Date.UTC(2026, 0, number, hour) / 1000;

/**
 * Makes a repository by `git fast-import`, which writes some ten thousand commits a second.
 *
 * @param steps in order; parents before their children
 */
export async function madeHistory(
  folder: string,
  steps: Iterable<MadeCommit | MadeTag>,
  options: { bare?: boolean; branch?: string } = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  git(folder, 'init', '--quiet', ...(options.bare ? ['--bare'] : []), '-b', options.branch ?? 'main', '.');
  const child = spawn('git', ['-C', folder, 'fast-import', '--quiet', '--force', '--date-format=raw-permissive'], {
    stdio: ['pipe', 'inherit', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, 'close');
  const write = async (part: string | Buffer): Promise<void> => {
    if (!child.stdin.write(part)) await once(child.stdin, 'drain');
  };
  const places = new Map<string, number>();
  let place = 0;
  for (const step of steps) {
    if ('tag' in step) {
      const from = `from :${places.get(step.at)}\n`;
      if (step.annotatedAt === undefined) await write(`reset refs/tags/${step.tag}\n${from}\n`);
      else await write(`tag ${step.tag}\n${from}tagger Ada <ada@example.org> ${step.annotatedAt} +0000\ndata 1\nx\n`);
      continue;
    }
    place++;
    if (step.mark !== undefined) places.set(step.mark, place);
    const by = step.by ?? 'Ada <ada@example.org>';
    const message = Buffer.isBuffer(step.message) ? step.message : Buffer.from(step.message);
    await write(
      `commit refs/heads/${step.branch ?? options.branch ?? 'main'}\nmark :${place}\nauthor ${by} ${step.authoredAt ?? step.at} +0000\n` +
        `committer ${step.committer ?? by} ${step.at} +0000\ndata ${message.length}\n`,
    );
    await write(message);
    const from = step.from === undefined ? '' : `from :${places.get(step.from)}\n`;
    const merge = (step.merge ?? []).map((mark) => `merge :${places.get(mark)}\n`).join('');
    const files = Object.entries(step.files ?? { [`file-${place % 100}.txt`]: `${place}\n` })
      .map(([name, text]) => `M 100644 inline ${name}\ndata ${Buffer.byteLength(text)}\n${text}\n`)
      .join('');
    await write(`\n${from}${merge}${files}\n`);
  }
  child.stdin.end('done\n');
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`git fast-import ended with ${code}: ${errors}`);
}

/** A history of about as many commits: branches of three, each merged as GitHub does, and a tag for every 25 merges. */
export function* longHistory(commits: number): Generator<MadeCommit | MadeTag> {
  yield { message: 'Begin', at: day(-900), mark: 'm0' };
  // However long it is, it ends in the past: a commit from the future is put aside.
  const every = Math.min(30_000, Math.floor((880 * 86_400) / (commits / 4)));
  for (let k = 1; k <= commits / 4; k++) {
    const at = day(-900) + k * every;
    for (const part of [1, 2, 3]) {
      const from = part === 1 ? `m${k - 1}` : undefined;
      yield { branch: `b${k % 50}`, from, message: `Work ${k}.${part}`, at: at - 3600 * (10 - part), mark: `w${k}.${part}` }; // prettier-ignore
    }
    yield { message: `Merge pull request #${k} from acme/b${k}\n\nChange ${k}`, at, merge: [`w${k}.3`], mark: `m${k}` };
    if (k % 25 === 0) yield { tag: `v1.${k}.0`, at: `m${k}`, annotatedAt: at + 3600 };
  }
}

/** Runs git on a folder and gives what it printed. */
export function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      GIT_ALLOW_PROTOCOL: 'file',
    },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout.trimEnd();
}

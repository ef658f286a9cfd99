import { Option, type Command } from 'commander';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { deployOf } from '../../sources/deploys/deploy-of';
import { commitsBetween } from '../../sources/git/commits-between';
import { UnusableInput } from '../../sources/unusable-input';
import type { PipelineDoor } from './deploy-ingest';
import { sending, tellRecord, type SendOptions } from './deploy-ingest-send';

interface DeployOptions extends SendOptions {
  id?: string;
  run?: string;
  service?: string;
  repo?: string;
  sha: string;
  environment?: string;
  status?: string;
  startedAt?: string;
  finishedAt?: string;
  ref?: string;
  commits?: string;
  pullRequests?: string;
  rework?: boolean;
  rollsBack?: string;
  name?: string;
  url?: string;
  sinceSha?: string;
  clone?: string;
}

const door: PipelineDoor = { name: 'deploys', kind: 'deploy', recordOf: deployOf };

/** `downstream deploy`: tells of one deploy, from a pipeline or a script. */
export function registerDeployCommand(program: Command, open: OpenApplication): void {
  const command = program
    .command('deploy')
    .description('tell of one deploy, from a pipeline or a script')
    .requiredOption('--sha <commit>', 'what was deployed')
    .option('--service <name>', 'the service; or --repo')
    .option('--repo <name>', 'owner/name, or the address it is cloned from')
    .option('--environment <name>', 'where it was deployed to; production')
    .addOption(new Option('--status <status>', 'how it ended; success').choices(['success', 'failure', 'cancelled']))
    .option('--started-at <time>', 'such as 2026-01-31T09:30:00Z')
    .option('--finished-at <time>', 'now')
    .option('--ref <name>', 'branch or tag')
    .option('--commits <list>', 'all commits it brought: a,b,c')
    .option('--pull-requests <list>', 'their numbers: 12,15')
    .option('--rework', 'unplanned, because of an incident')
    .option('--rolls-back <id>', 'id of the deploy that it takes back')
    .option('--name <name>', 'of the pipeline or the release')
    .option('--url <url>', 'where it can be looked at')
    .option('--run <id>', "of the pipeline's run, so that telling it twice makes one deploy")
    .option('--id <id>', 'of the deploy; made of service, environment, commit and run or end')
    .option('--since-sha <commit>', 'the commit deployed before: --commits are those since then, from --clone')
    .option('--clone <folder>', 'a git clone for --since-sha; the folder it is called in');
  sending(command).action(async (options: DeployOptions) => {
    await tellRecord(open, door, await deployFrom(options), options);
  });
}

async function deployFrom(options: DeployOptions): Promise<object> {
  const { id, run, service, repo, sha, environment, status, startedAt, finishedAt, ref, rework, rollsBack } = options;
  const record = {
    id,
    run,
    service,
    repo,
    sha,
    environment,
    status,
    ref,
    rework,
    name: options.name,
    url: options.url,
  };
  return {
    ...record,
    started_at: startedAt,
    finished_at: finishedAt,
    commits: await commitsOf(options),
    pull_requests: listOf(options.pullRequests),
    rolls_back: rollsBack,
  };
}

async function commitsOf({ commits, sinceSha, sha, clone }: DeployOptions): Promise<string[] | undefined> {
  if (sinceSha === undefined) {
    if (clone === undefined) return listOf(commits);
    throw new Failure('wrong_use', '--clone is read for --since-sha: name the commit that was deployed before.');
  }
  if (commits !== undefined)
    throw new Failure('wrong_use', '--commits and --since-sha both say what was deployed: leave one out.');
  return commitsBetween(clone ?? '.', sinceSha, sha).catch((error: unknown) => {
    throw error instanceof UnusableInput ? new Failure('wrong_use', error.message, { cause: error }) : error;
  });
}

const listOf = (text: string | undefined): string[] | undefined =>
  text?.split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));

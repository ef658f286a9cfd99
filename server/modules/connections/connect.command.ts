import { readFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { ConnectDeploys } from './connect-deploys.service';
import { connectHook, hookSourceOf } from './connect-hook-command';
import { ConnectHook } from './connect-hook.service';
import { connectUsage, usageDoorOfName } from './connect-usage-command';
import type { GithubCheck } from './connection.types';
import { GithubConnections } from './github-connections.service';
import type { GithubInput } from './github-settings';
import { connectOtlp } from './otlp-command';
import { OtlpSenders } from './otlp-senders.service';
import { tableText } from './summary-table';
import { UsageConnections } from './usage-connections.service';

interface ConnectOptions {
  org?: string;
  orgLogin?: string;
  user?: string;
  repos?: string;
  baseUrl?: string;
  tokenFile?: string;
  appId?: string;
  privateKeyFile?: string;
  installation?: string;
  enterprise?: string;
  workspace?: string;
  webhooksOnly?: boolean;
  every?: string;
  name?: string;
  secretFile?: string;
  person?: string;
  server?: string;
  check?: boolean;
  json?: boolean;
}

const shownRepositories = 20;
const doorNames =
  'github, deploys, otlp, pagerduty, opsgenie, incident-io, statuspage, copilot-usage, claude-code-usage, cursor-usage or codex-usage';

/**
 * `downstream connect github`: tries the credentials, tells what they let us read, stores them sealed and leaves the first sync to the server. Tokens
 * come from the environment or a file, never as an argument, which every user of the machine can see.
 */
export function registerConnectCommand(program: Command, open: OpenApplication): void {
  program
    .command('connect')
    .description(
      'read a GitHub organization, user or repositories from now on, make a token for pipelines, take the webhooks of an incident tool, or pull usage of agents from their vendors',
    )
    .addHelpText(
      'after',
      '\nThe token is read from the environment variable GITHUB_TOKEN, or from --token-file (- is standard input).' +
        '\nKeys of usage: GITHUB_TOKEN for copilot-usage, ANTHROPIC_ADMIN_KEY for claude-code-usage, CURSOR_ADMIN_KEY for cursor-usage, CODEX_ANALYTICS_KEY for codex-usage.',
    )
    .argument('<door>', doorNames)
    .option('--org <name>', 'organization to read into; made when it does not exist')
    .addOption(new Option('--org-login <login>', 'the GitHub organization').conflicts(['user', 'repos']))
    .addOption(new Option('--user <login>', 'the GitHub user').conflicts('repos'))
    .option('--repos <list>', 'repositories: owner/name,owner/name')
    .option('--base-url <url>', 'of an Enterprise server, such as https://github.example.com')
    .option('--token-file <file>', 'file with the token; - is standard input')
    .option('--app-id <id>', 'of a GitHub App, instead of a token')
    .option('--private-key-file <file>', 'of the App, PEM')
    .option('--installation <id>', 'of the App; left out: the one for the login')
    .addOption(new Option('--enterprise <slug>', 'for copilot-usage: a whole enterprise').conflicts('orgLogin'))
    .option('--workspace <id>', 'for codex-usage: the ChatGPT workspace')
    .option('--webhooks-only', 'ask GitHub nothing and take its webhooks')
    .option('--every <minutes>', 'minutes between two syncs; 15, for usage 360')
    .option('--name <name>', 'for deploys: what the token is called, such as ci; for incident tools: of the account')
    .option(
      '--secret-file <file>',
      'for pagerduty and incident-io: file with the secret that it shows; - is standard input',
    )
    .option('--person <person>', 'for otlp: login or e-mail address of the one whose all is that comes with the token')
    .option('--server <address>', 'for otlp: address under which agents reach this server, as it stands in the lines')
    .option('--check', 'tell what would be read, and store nothing')
    .option('--json', 'print as JSON')
    .action(async (door: string, options: ConnectOptions) => {
      if (door === 'deploys') return connectDeploys((await open()).get(ConnectDeploys), options);
      if (door === 'otlp') return connectOtlp((await open()).get(OtlpSenders), options);
      const source = hookSourceOf(door);
      if (source !== undefined) {
        const secret = options.secretFile === undefined ? null : await contentOf(options.secretFile, '--secret-file');
        return connectHook((await open()).get(ConnectHook), source, secret, options);
      }
      const usage = usageDoorOfName(door);
      if (usage !== undefined) {
        const key = options.tokenFile === undefined ? null : await contentOf(options.tokenFile, '--token-file');
        return connectUsage((await open()).get(UsageConnections), usage, key, options);
      }
      if (door !== 'github')
        throw new Failure('wrong_use', `There is no door "${door}" to connect: connect ${doorNames}.`);
      const input = await inputOf(options);
      const connections = (await open()).get(GithubConnections);
      const check = input.auth === 'none' ? null : await connections.check(input);
      if (check && !options.json) process.stdout.write(checkText(check));
      if (options.check) {
        if (options.json) process.stdout.write(`${JSON.stringify({ check })}\n`);
        return;
      }
      const { connection, hookSecret } = await connections.connect(options.org, input);
      const { id, name, hookPath } = connection;
      if (options.json) {
        process.stdout.write(`${JSON.stringify({ check, connection: { id, name, hookPath }, hookSecret })}\n`);
        return;
      }
      process.stdout.write(
        `Connected ${name}.\n` +
          `Webhook: the server's address with ${hookPath}, content type application/json, secret ${hookSecret} (shown this once).\n` +
          (check === null ? '' : 'A server that runs begins to read now; "downstream sync" reads here.\n'),
      );
    });
}

/** Makes a token for pipelines elsewhere, and shows it this once. */
async function connectDeploys(service: ConnectDeploys, { org, name, json }: ConnectOptions): Promise<void> {
  if (name === undefined) throw new Failure('wrong_use', 'The token needs a name: "connect deploys --name ci".');
  const { connection, token } = await service.connect(org, name);
  if (json) {
    const { id, hookPath } = connection;
    process.stdout.write(`${JSON.stringify({ connection: { id, name: connection.name, hookPath }, token })}\n`);
    return;
  }
  process.stdout.write(
    `Made the token ${connection.name} (shown this once): ${token}\n` +
      `Pipelines send deploys to the server's address with ${connection.hookPath} and the header "Authorization: Bearer TOKEN".\n`,
  );
}

async function inputOf(options: ConnectOptions): Promise<GithubInput> {
  const { orgLogin, user, repos, baseUrl, installation, every } = options;
  const auth = options.webhooksOnly ? 'none' : options.appId !== undefined ? 'app' : 'token';
  const targets = { organization: orgLogin, user, repositories: repos };
  const target = (['organization', 'user', 'repositories'] as const).find((name) => targets[name] !== undefined);
  if (target === undefined)
    throw new Failure(
      'wrong_use',
      'Say what to read: --org-login LOGIN, --user LOGIN or --repos owner/name,owner/name.',
    );
  return {
    baseUrl,
    target,
    login: orgLogin ?? user,
    repositories: repos?.split(','),
    auth,
    token: auth === 'token' ? await token(options.tokenFile) : null,
    appId: options.appId,
    privateKey: auth === 'app' ? await contentOf(options.privateKeyFile, '--private-key-file') : null,
    installationId: installation,
    everyMinutes: every === undefined ? undefined : Number(every),
  };
}

async function token(file: string | undefined): Promise<string> {
  if (file !== undefined) return contentOf(file, '--token-file');
  const { GITHUB_TOKEN: given } = process.env;
  if (given) return given;
  throw new Failure(
    'wrong_use',
    'There is no token: set GITHUB_TOKEN, name a file with --token-file, or read as an App with --app-id and --private-key-file.',
  );
}

async function contentOf(file: string | undefined, option: string): Promise<string> {
  if (file === undefined) throw new Failure('wrong_use', `${option} is missing.`);
  try {
    return await readFile(file === '-' ? '/dev/stdin' : file, 'utf8');
  } catch (cause) {
    throw new Failure('wrong_use', `${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}

function checkText({
  login,
  totalRepositories,
  repositories,
  rateLimit,
  rateRemaining,
  warnings,
}: GithubCheck): string {
  const rows = repositories
    .slice(0, shownRepositories)
    .map(({ repo, pullRequests, archived, private: hidden }) => [
      repo,
      pullRequests,
      [hidden ? 'private' : '', archived ? 'archived' : ''].filter((word) => word !== '').join(', '),
    ]);
  const more = totalRepositories - rows.length;
  const lines = [
    `${totalRepositories.toLocaleString('en')} ${totalRepositories === 1 ? 'repository' : 'repositories'} can be read${login === null ? '' : ` as ${login}`}${rateLimit === null ? '' : `; ${rateRemaining?.toLocaleString('en')} of ${rateLimit.toLocaleString('en')} points of this hour are left`}.`,
    ...warnings.map((warning) => `Note: ${warning}`),
  ];
  const table = rows.length === 0 ? '' : tableText(['repository', 'pull requests', ''], rows);
  return `${lines.join('\n')}\n${table}${more > 0 && rows.length > 0 ? `… and ${more.toLocaleString('en')} more.\n` : ''}`;
}

import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import type { Command } from 'commander';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { aligned } from '../../platform/printed-table';
import { written } from '../../platform/written';
import { AgentsService } from './agents.service';
import type { AgentTry, ReviewAgent } from './agents.types';

interface AgentsOptions {
  org?: string;
  all?: boolean;
  settings?: boolean;
  set?: string;
  undo?: boolean;
  try?: string;
  agent?: string;
  repo?: string;
  place?: string;
  json?: boolean;
}

/** `downstream agents`: which agents review, how their texts are read, and what the organization says about that. */
export function registerAgentsCommand(program: Command, open: OpenApplication): void {
  program
    .command('agents')
    .description('which agents review and how their texts are read; with options, tries or changes it')
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--all', 'also agents that were never seen')
    .option('--settings', 'prints own agents and severity rules as JSON')
    .option('--set <file>', 'replaces them by a file of JSON: own, severityRules')
    .option('--undo', 'back to what stood before the last change')
    .option('--try <file>', 'prints what an agent\'s rules make of a text; "-" = standard input')
    .option('--agent <key>', 'the agent of --try')
    .option('--repo <repo>', 'the repository of --try, for severity rules')
    .option('--place <place>', 'where the text of --try stands: thread (default), review, conversation or check')
    .option('--json', 'JSON')
    .action(async (options: AgentsOptions) => {
      const { org, json } = options;
      const asked = (['settings', 'set', 'undo', 'try'] as const).filter((option) => options[option] !== undefined);
      if (asked.length > 1)
        throw new Failure('wrong_use', `--${asked.join(' and --')} exclude each other: give one of them.`);
      if (options.try !== undefined && options.agent === undefined)
        throw new Failure('wrong_use', '--try needs to know whose text it is: add --agent with a key of "downstream agents --all".'); // prettier-ignore
      if (options.try === undefined && (options.agent ?? options.repo ?? options.place) !== undefined)
        throw new Failure('wrong_use', '--agent, --repo and --place belong to --try: add it with a file.');
      const given = options.set === undefined ? undefined : settingsOf(await fileText(options.set), options.set);
      const text = options.try === undefined ? undefined : await fileText(options.try);
      const agents = (await open()).get(AgentsService);
      if (text !== undefined) {
        const { agent: key, repo, place } = options;
        const tried = await agents.tryOut(org, { text, key, repo, place });
        return written(json ? `${JSON.stringify(tried)}\n` : triedText(tried));
      }
      if (given !== undefined) await agents.set(org, given, true);
      if (options.undo) await agents.undo(org, true);
      if (asked.length > 0) {
        const { own, severityRules } = await agents.settings(org);
        return written(`${JSON.stringify({ own, severityRules }, null, json ? undefined : 2)}\n`);
      }
      const listed = (await agents.reviewAgents(org)).filter(({ seen, own }) => options.all || own || seen > 0);
      const unknown = await agents.unknownReviewers(org);
      return written(
        json
          ? `${JSON.stringify({ agents: listed, unknown })}\n`
          : agentsText(
              listed,
              unknown.map(({ login }) => login),
            ),
      );
    });
}

function agentsText(agents: readonly ReviewAgent[], unknown: readonly string[]): string {
  const lines =
    agents.length === 0
      ? ['No agent that is known spoke on a pull request; "--all" lists those that are known.']
      : aligned(
          [
            ['agent', 'name', 'version', 'pull requests', 'with findings', 'unparsed', 'severities'],
            ...agents.map(({ key, name, own, version, seen, findings, unparsed, severities }) => [
              key,
              own ? `${name} (own)` : name,
              String(version),
              String(seen),
              String(findings),
              unparsed.value === null ? '-' : `${(100 * unparsed.value).toFixed(1)} % (n ${unparsed.n})`,
              severities.length === 0 ? '-' : severities.join(' > '),
            ]),
          ],
          [1, 6],
        );
  const others =
    unknown.length === 0
      ? []
      : ['', `Automated accounts that speak on pull requests and are no agent that is known: ${unknown.join(', ')}.`];
  return [...lines, ...others].join('\n') + '\n';
}

function triedText({ kind, findings, suppressed }: AgentTry): string {
  const lines = findings.map(({ severity, category, confidence, path, line, title, threaded, vendor }) =>
    [
      severity ?? 'no severity',
      ...[category, confidence && `confidence ${confidence}`, vendor && `vendor: ${vendor}`].filter(Boolean),
      ...(path === null ? [] : [line === null ? path : `${path}:${line}`]),
      ...(threaded ? [] : ['without a thread']),
      title,
    ].join(' · '),
  );
  const kept = suppressed > 0 ? [`${suppressed} kept back by the agent.`] : [];
  return [kind, ...lines, ...kept].join('\n') + '\n';
}

/** @throws Failure bad_input for a file that cannot be read */
async function fileText(file: string): Promise<string> {
  try {
    return file === '-' ? await textOf(process.stdin) : await readFile(file, 'utf8');
  } catch (cause) {
    throw new Failure('bad_input', `The file "${file}" cannot be read: give the path of a file, or "-".`, { cause });
  }
}

/** @throws Failure bad_input for what is no JSON object */
function settingsOf(text: string, file: string): { own?: unknown; severityRules?: unknown } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    throw new Failure('bad_input', `The file "${file}" is no JSON (${(cause as Error).message}): correct it there.`, { cause }); // prettier-ignore
  }
  const wrong =
    typeof read === 'object' && read !== null && !Array.isArray(read)
      ? Object.keys(read).find((key) => key !== 'own' && key !== 'severityRules')
      : '';
  if (wrong !== undefined)
    throw new Failure('bad_input', `The file "${file}" ${wrong === '' ? 'holds no object' : `has a key "${wrong}"`}: write {"own": [...], "severityRules": [...]}.`); // prettier-ignore
  return read as { own?: unknown; severityRules?: unknown };
}

import type { Change } from './change';
import { dateText, DAY } from './civil-date';
import type { AgentRunRecord } from './records';
import type { Person } from './roster';
import { CLOSES, OPENS } from './work-calendar';
import type { World } from './world';

/** Weeks of daily use after which the vendor's own phase is its last one. */
const LATER = 8;

const VENDOR_TOOLS: Record<string, string> = { devin: 'devin' };

/** Where a person meets each tool: the first surface daily users and others share, the second one daily users add. */
const SURFACES: Record<Person['tool'], [string, string]> = {
  'claude-code': ['cli', 'chat'],
  codex: ['cli', 'web'],
  cursor: ['ide', 'tracker'],
  copilot: ['ide', 'web'],
};

/** The delegated run that wrote an agent's change: it began with the first commit's work and ended before the pull request was opened. */
export function delegatedRun(world: World, change: Change): void {
  if (change.authorship !== 'agent_authored') return;
  const draw = world.draw.agent;
  const { repo, number, created_at: createdAt, commits } = change.record;
  const startedAt = Math.max(world.startsAt, Math.round(commits[0].authored_at - draw.lognormal(20, 0.8) * 60));
  const endedAt = Math.min(createdAt, Math.round(startedAt + draw.lognormal(45, 0.9) * 60));
  if (endedAt <= startedAt) return;
  change.run = {
    id: `run-${world.nextId()}`,
    person: change.person.record.login,
    tool: VENDOR_TOOLS[change.tool] ?? change.tool,
    surface: SURFACES[change.person.tool][draw.chance(0.4) ? 1 : 0],
    mode: 'delegated',
    started_at: startedAt,
    ended_at: endedAt,
    compactions: draw.poisson((endedAt - startedAt) / 7200),
    repo,
    number,
  };
  world.records.agent_run.push(change.run);
}

/**
 * Usage per person, working day, tool and surface, and the runs that ended in no pull request. Delegated figures are sums over that day's runs, so
 * this comes after all pull requests. Excluded: days a person used no agent.
 */
export function recordUsage(world: World): void {
  const draw = world.draw.agent;
  const { records } = world;
  const runs = new Map<string, AgentRunRecord[]>();
  const keyOf = (run: AgentRunRecord): string =>
    `${run.person} ${Math.floor(run.started_at / DAY)} ${run.tool} ${run.surface}`;
  const keep = (run: AgentRunRecord): void => {
    const list = runs.get(keyOf(run));
    if (list) list.push(run);
    else runs.set(keyOf(run), [run]);
  };
  for (const run of records.agent_run) keep(run);

  for (const person of world.people) {
    const { login } = person.record;
    for (const opening of person.calendar.openings(world.startsAt, world.endsAt - DAY)) {
      const week = world.weekAt(opening);
      const power = week >= person.powerFrom;
      const casual = week >= person.casualFrom;
      if (!(power ? draw.chance(0.9) : casual && draw.chance(0.35))) continue;
      const surfaces = power && draw.chance(0.6) ? SURFACES[person.tool] : SURFACES[person.tool].slice(0, 1);
      for (const surface of surfaces) {
        const at = Math.round(opening + draw.between(0, (CLOSES - OPENS) / 2));
        if (power ? draw.chance(0.35) : draw.chance(0.2)) {
          const delegated = power && draw.chance(0.6);
          const minutes = delegated ? Math.min(300, draw.lognormal(40, 1)) : Math.min(90, draw.lognormal(15, 0.6));
          const run: AgentRunRecord = {
            id: `run-${world.nextId()}`,
            person: login,
            tool: person.tool,
            surface,
            mode: delegated ? 'delegated' : 'interactive',
            started_at: at,
            ended_at: Math.round(at + minutes * 60),
            compactions: delegated ? draw.poisson(minutes / 120) : 0,
            outcome: draw.chance(0.7) ? 'answered' : 'abandoned',
          };
          records.agent_run.push(run);
          keep(run);
        }
        const day = Math.floor(at / DAY);
        const own = runs.get(`${login} ${day} ${person.tool} ${surface}`) ?? [];
        const delegated = own.filter((run) => run.mode === 'delegated');
        const lengths = own.map((run) => ((run.ended_at ?? run.started_at) - run.started_at) / 60);
        const sessions = 1 + draw.poisson(power ? 3 : 0.5);
        const prompts = sessions * (2 + draw.poisson(power ? 6 : 3));
        records.agent_usage.push({
          person: login,
          day: dateText(day),
          tool: person.tool,
          surface,
          sessions,
          prompts,
          runs: own.length,
          delegated_minutes: tenth(
            delegated.reduce((sum, run) => sum + ((run.ended_at ?? run.started_at) - run.started_at) / 60, 0),
          ),
          interactive_minutes: tenth(Math.min(420, prompts * draw.between(1, 4))),
          longest_run_minutes: tenth(Math.max(0, ...lengths)),
          most_parallel_runs: mostAtOnce(own),
          lines_accepted: draw.poisson(person.engineer ? 20 : 4) * prompts,
          cost_usd: Math.round(prompts * draw.between(5, 30)) / 100,
          ...(person.tool === 'copilot' && { phase: power ? (week >= person.powerFrom + LATER ? '3' : '2') : '1' }),
        });
      }
    }
  }
}

const tenth = (minutes: number): number => Math.round(minutes * 10) / 10;

function mostAtOnce(runs: AgentRunRecord[]): number {
  let most = 0;
  for (const run of runs)
    most = Math.max(
      most,
      runs.filter((other) => other.started_at <= run.started_at && (other.ended_at ?? run.started_at) >= run.started_at)
        .length,
    );
  return most;
}

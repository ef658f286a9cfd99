import { changeBegun, type Change } from './change';
import type { IncidentRecord } from './records';
import { PRODUCTION_BRANCH, SERVICES } from './services';
import type { World } from './world';

/** What a fix says of the incident and of the change that caused it. */
type Words = 'regression' | 'trailer' | 'incident';

/** Moves a repair to where the guilty change was made. */
export function placedAs({ record: { repo, paths }, shared }: Change, repair: Change): void {
  repair.record.repo = repo;
  repair.shared = shared;
  if (paths) repair.record.paths = paths;
  else delete repair.record.paths;
}

/**
 * The pull request that mends an incident by a fix: begun now, ready at once. It names the incident, and mostly the guilty change: "Regression
 * from #n" in its text, or a trailer `Fixes: <sha>` in its commit.
 *
 * @returns the change, and whether it names the guilty one
 */
export function fixOf(world: World, guilty: Change, incident: IncidentRecord): { change: Change; names: boolean } {
  const luck = world.draw.repair;
  const now = world.timeline.now;
  const { number, title, merge_commit_sha: sha } = guilty.record;
  const change = changeBegun(world, guilty.person, now, 'unmarked', { writing: luck, text: luck });
  const words: Words = (['regression', 'trailer', 'incident'] as const)[luck.weighted([45, 35, 20])];
  const own = `Mend ${title.replace(/^Mend /, '').toLowerCase()}`;
  const message =
    words === 'trailer'
      ? `${own}\n\nFixes: ${(sha as string).slice(0, 12)} ("${title}")\nIncident: ${incident.id}`
      : own;
  Object.assign(change, { service: guilty.service, urgent: true, hotfix: true, readyAt: now + 60 });
  Object.assign(change.record, {
    title: own,
    branch: `hotfix/${incident.id.replace(/\W+/g, '-')}`,
    body:
      words === 'regression'
        ? `Regression from #${number}, seen in ${incident.url ?? incident.id}.`
        : `Hotfix for ${incident.id}.`,
    base: SERVICES[guilty.service].form === 'release' ? 'main' : PRODUCTION_BRANCH,
    labels: ['bug'],
    draft: false,
    created_at: now + 60,
    commits: [{ ...change.record.commits[0], authored_at: now, committed_at: now, message }],
  });
  placedAs(guilty, change);
  return { change, names: words !== 'incident' };
}

/**
 * A fix that was merged into the main branch, brought to the branch that is in production by a pull request of its own; undefined where it was merged
 * there at once.
 */
export function pickOf(world: World, fix: Change): Change | undefined {
  if (SERVICES[fix.service].form !== 'release') return undefined;
  const now = world.timeline.now;
  const { merged_at: _, closed_at: __, merge_commit_sha: sha, ...record } = fix.record;
  const [commit] = record.commits;
  return {
    ...fix,
    picks: fix,
    readyAt: now + 60,
    findings: [],
    record: {
      ...record,
      number: 0,
      branch: `${record.branch}-pick`,
      base: PRODUCTION_BRANCH,
      body: `Picks #${record.number} for the release in production.`,
      created_at: now + 60,
      commits: [
        {
          ...commit,
          sha: world.draw.repair.hex(40),
          committed_at: now,
          message: `${commit.message}\n\n(cherry picked from commit ${sha})`,
        },
      ],
    },
  };
}

import { changeBegun, type Change } from './change';
import { DAY } from './civil-date';
import type { DeployRecord, IncidentRecord } from './records';
import type { ReleaseTrains } from './release-train';
import { SERVICES } from './services';
import type { World } from './world';

const TITLES = [
  'Errors above the limit',
  'Slow answers',
  'Jobs stuck',
  'Wrong totals shown',
  'Logins failing',
  'Pages empty',
];

/**
 * Incidents: some follow a production deploy (half of those say which, or which pull request; the rest show it by their time only), some have no
 * cause in a deploy. A few are mended by a rollback, a few by a pull request that reverts the guilty one.
 */
export function incidentCourse(
  world: World,
  trains: () => ReleaseTrains,
  begin: (change: Change) => void,
): { deployed(deploy: DeployRecord, changes: Change[]): void } {
  const { timeline, records } = world;
  const draw = world.draw.incident;
  let count = 0;

  function open(part: Partial<IncidentRecord>): { incident: IncidentRecord; resolvedAt: number } {
    const openedAt = timeline.now;
    const severity = draw.weighted([1, 3, 6]);
    const incident: IncidentRecord = {
      id: `incident-${++count}`,
      title: draw.pick(TITLES),
      severity: `sev${severity + 1}`,
      opened_at: openedAt,
      ...part,
    };
    records.incident.push(incident);
    const acknowledgedAt = openedAt + Math.round(draw.lognormal(5, 0.6) * 60);
    const resolvedAt = acknowledgedAt + Math.round(Math.min(4, draw.lognormal([1, 0.7, 0.5][severity], 0.5)) * 3600);
    timeline.at(acknowledgedAt, () => void (incident.acknowledged_at = acknowledgedAt));
    timeline.at(resolvedAt, () => void (incident.resolved_at = resolvedAt));
    return { incident, resolvedAt };
  }

  for (let day = world.startsAt; day < world.endsAt; day += DAY)
    if (draw.chance(0.24)) {
      const { service, repo } = draw.pick(SERVICES);
      const known = draw.chance(0.6);
      timeline.at(day + draw.between(0, DAY), () => void open(known ? { service, repo } : {}));
    }

  function revert(guilty: Change): void {
    const change = changeBegun(world, guilty.person, timeline.now, 'unmarked');
    const { repo, number, title, merge_commit_sha: sha } = guilty.record;
    const now = timeline.now;
    Object.assign(change, { service: guilty.service, urgent: true, readyAt: now + 60 });
    Object.assign(change.record, {
      repo,
      title: `Revert "${title}"`,
      branch: `revert-${number}-${guilty.record.branch.replace(/\W+/g, '-')}`,
      body: `Reverts ${repo}#${number}\n\nThis reverts commit ${sha}.`,
      labels: [],
      draft: false,
      created_at: now + 60,
      additions: guilty.record.deletions,
      deletions: guilty.record.additions,
      changed_files: guilty.record.changed_files,
      commits: [
        {
          ...change.record.commits[0],
          authored_at: now,
          committed_at: now,
          message: `Revert "${title}"\n\nThis reverts commit ${sha}.`,
        },
      ],
    });
    begin(change);
  }

  function deployed(deploy: DeployRecord, changes: Change[]): void {
    if (deploy.rework) return;
    const risky = changes.filter((change) => change.authorship === 'agent_authored').length;
    if (!draw.chance(Math.min(0.4, 0.05 + 0.006 * changes.length + 0.01 * risky))) return;
    const guilty = draw.pick(changes);
    const { service, repo } = deploy;
    timeline.at(timeline.now + 300 + Math.min(10, draw.exponential(1.5)) * 3600, () => {
      const luck = draw.uniform();
      const { number } = guilty.record;
      const cause = luck < 0.4 ? { deploy: deploy.id } : luck < 0.55 ? { repo, number } : undefined;
      const { resolvedAt } = open({ service, repo, ...(cause && { caused_by: cause }) });
      if (draw.chance(0.25)) trains().rollBack(deploy, resolvedAt - 120);
      else if (draw.chance(0.3)) timeline.at(timeline.now + draw.between(5, 20) * 60, () => revert(guilty));
    });
  }

  return { deployed };
}

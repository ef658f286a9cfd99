import { announceWork } from './announced-work';
import { changeBegun, type Change } from './change';
import { DAY } from './civil-date';
import { respondersOf } from './on-call';
import type { DeployRecord, IncidentRecord, SimulatedTruth } from './records';
import type { ReleaseTrains } from './release-train';
import { fixOf, placedAs } from './repair';
import { PRODUCTION_BRANCH, SERVICES } from './services';
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
 * Incidents: some follow a production deploy (half of those say which, or which pull request; the rest show it by what mends them, or by their time
 * only), some have no cause in a deploy. A few are mended by a rollback, a few by a pull request that reverts the guilty one, a few by a fix.
 */
export function incidentCourse(
  world: World,
  trains: () => ReleaseTrains,
  begin: (change: Change) => void,
): { deployed(deploy: DeployRecord, changes: Change[]): void } {
  const { timeline, records, truth } = world;
  const draw = world.draw.incident;
  let count = 0;

  function open(
    team: number,
    part: Partial<IncidentRecord>,
    known = true,
  ): { incident: IncidentRecord; resolvedAt: number } {
    const { source, name } = SERVICES[team].incidents;
    const openedAt = timeline.now;
    const severity = draw.weighted([1, 3, 6]);
    const responders = respondersOf(world, team, severity + 1);
    const id = source === undefined ? `incident-${++count}` : `${source}:${++count}`;
    const incident: IncidentRecord = {
      id,
      title: draw.pick(TITLES),
      severity: `sev${severity + 1}`,
      opened_at: openedAt,
      status: 'open',
      updated_at: openedAt,
      ...(source && { source, url: `https://${source}.example/incidents/${count}` }),
      ...(known && { service: name, ...(source === undefined && { repo: SERVICES[team].repo }) }),
      ...(responders && { responders }),
      ...part,
    };
    records.incident.push(incident);
    const acknowledgedAt = openedAt + Math.round(draw.lognormal(5, 0.6) * 60);
    const resolvedAt = acknowledgedAt + Math.round(Math.min(4, draw.lognormal([1, 0.7, 0.5][severity], 0.5)) * 3600);
    timeline.at(acknowledgedAt, () => {
      Object.assign(incident, { acknowledged_at: acknowledgedAt, status: 'acknowledged', updated_at: acknowledgedAt });
    });
    timeline.at(resolvedAt, () => {
      Object.assign(incident, { resolved_at: resolvedAt, status: 'resolved', updated_at: resolvedAt });
    });
    return { incident, resolvedAt };
  }

  for (let day = world.startsAt; day < world.endsAt; day += DAY)
    if (draw.chance(0.24)) {
      const team = SERVICES.indexOf(draw.pick(SERVICES));
      const known = draw.chance(0.6);
      timeline.at(day + draw.between(0, DAY), () => {
        const { incident } = open(team, {}, known);
        truth.incidents.push({
          id: incident.id,
          service: known ? SERVICES[team].service : '',
          deploy: '',
          evidence: known ? 'time' : 'none',
        });
      });
    }
  announceWork(world);

  function revert(guilty: Change, incident: IncidentRecord): void {
    const change = changeBegun(world, guilty.person, timeline.now, 'unmarked');
    const { repo, number, title, merge_commit_sha: sha } = guilty.record;
    const now = timeline.now;
    const named = world.draw.repair.chance(0.6);
    placedAs(guilty, change);
    Object.assign(change, { service: guilty.service, urgent: true, readyAt: now + 60 });
    Object.assign(change.record, {
      repo,
      title: `Revert "${title}"`,
      branch: `revert-${number}-${guilty.record.branch.replace(/\W+/g, '-')}`,
      body: `Reverts ${repo}#${number}\n\nThis reverts commit ${sha}.${named ? `\n\nIncident: ${incident.id}` : ''}`,
      base: PRODUCTION_BRANCH,
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
    if (changes[0].urgent) return;
    const risky = changes.filter((change) => change.authorship === 'agent_authored').length;
    if (!draw.chance(Math.min(0.4, 0.05 + 0.006 * changes.length + 0.01 * risky))) return;
    const guilty = draw.pick(changes);
    timeline.at(timeline.now + 300 + Math.min(10, draw.exponential(1.5)) * 3600, () => {
      const luck = draw.uniform();
      const { repo, number } = guilty.record;
      const cause = luck < 0.4 ? { deploy: deploy.id } : luck < 0.55 ? { repo, number } : undefined;
      const { incident, resolvedAt } = open(guilty.service, cause ? { caused_by: cause } : {});
      const known: SimulatedTruth['incidents'][number] = {
        id: incident.id,
        service: SERVICES[guilty.service].service,
        deploy: deploy.id,
        evidence: cause ? 'stated' : 'time',
      };
      truth.incidents.push(known);
      const found = (evidence: 'revert' | 'fix_reference'): void => {
        if (known.evidence === 'time') known.evidence = evidence;
      };
      if (draw.chance(0.25)) {
        trains().rollBack(deploy, resolvedAt - 120);
        found('revert');
      } else if (draw.chance(0.3))
        timeline.at(timeline.now + draw.between(5, 20) * 60, () => {
          revert(guilty, incident);
          found('revert');
        });
      else if (world.draw.repair.chance(0.7))
        timeline.at(timeline.now + world.draw.repair.between(10, 40) * 60, () => {
          const { change, names } = fixOf(world, guilty, incident);
          begin(change);
          if (names) found('fix_reference');
        });
    });
  }

  return { deployed };
}

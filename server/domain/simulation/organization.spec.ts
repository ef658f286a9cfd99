import { authorshipOf } from '../authorship';
import { simulateOrganization } from './organization';
import type { SimulatedOrganization } from './records';

/** Monday 2026-11-23 00:00 UTC. */
const MONDAY = 1795392000;

/** Every `…_at` and `at` of a record, with those of its commits. */
function timesOf(record: object): number[] {
  return Object.entries(record).flatMap(([name, value]) => {
    if (name === 'at' || name.endsWith('_at')) return [value as number];
    return Array.isArray(value)
      ? value.flatMap((inner) => (typeof inner === 'object' ? timesOf(inner as object) : []))
      : [];
  });
}

describe('simulateOrganization', () => {
  const organization: SimulatedOrganization = simulateOrganization({ seed: 7, endsAt: MONDAY });
  const { records, truth } = organization;
  const keyOf = ({ repo, number }: { repo: string; number: number }): string => `${repo}#${number}`;
  const pullRequests = new Map(records.pull_request.map((record) => [keyOf(record), record]));

  it('is the same for the same seed and another for another', () => {
    expect(simulateOrganization({ seed: 7, endsAt: MONDAY })).toEqual(organization);
    expect(simulateOrganization({ seed: 8, endsAt: MONDAY }).records.pull_request.length).not.toBe(0);
    expect(simulateOrganization({ seed: 8, endsAt: MONDAY }).records.pull_request[0]).not.toEqual(
      records.pull_request[0],
    );
  });

  it('has about 60 people in 8 teams, and 4 to 6 thousand pull requests in 52 weeks', () => {
    const teams = new Set(records.person.map((person) => person.team));
    expect(teams.size).toBe(8);
    expect(records.team.filter((team) => team.members.length === 0).map((team) => team.team)).toEqual([
      'product',
      'platform',
    ]);
    expect(records.person.length).toBeGreaterThanOrEqual(55);
    expect(records.person.length).toBeLessThanOrEqual(65);
    expect(new Set(records.person.map((person) => person.login)).size).toBe(records.person.length);
    expect(new Set(records.person.map((person) => person.time_zone)).size).toBeGreaterThanOrEqual(3);
    expect(records.pull_request.length).toBeGreaterThanOrEqual(4000);
    expect(records.pull_request.length).toBeLessThanOrEqual(6000);
    expect(organization.planted).toHaveLength(52);
  });

  it('keeps every time within the year, in whole seconds, the last one exactly at its end', () => {
    const times = Object.values(records).flatMap((rows: object[]) => rows.flatMap(timesOf));
    let last = 0;
    for (const at of times) {
      if (at < organization.startsAt || at > MONDAY || !Number.isInteger(at))
        throw new Error(`A record holds the time ${at}.`);
      last = Math.max(last, at);
    }
    expect(last).toBe(MONDAY);
  });

  it('conserves pull requests: opened = merged + abandoned + open, each number once', () => {
    const merged = records.pull_request.filter((record) => record.merged_at !== undefined);
    const abandoned = records.pull_request.filter(
      (record) => record.merged_at === undefined && record.closed_at !== undefined,
    );
    const open = records.pull_request.filter((record) => record.closed_at === undefined);
    expect(merged.length + abandoned.length + open.length).toBe(pullRequests.size);
    expect(pullRequests.size).toBe(records.pull_request.length);
    expect(records.pull_request_event.filter(({ event }) => event === 'merged')).toHaveLength(merged.length);
    const count = (event: string): number => records.pull_request_event.filter((entry) => entry.event === event).length;
    expect(count('closed') - count('reopened')).toBe(abandoned.length);
    expect(merged.filter((record) => record.closed_at !== record.merged_at)).toEqual([]);
    expect(
      Math.min(merged.length, abandoned.length, open.length, count('reopened'), count('convert_to_draft')),
    ).toBeGreaterThan(0);
  });

  it('orders the times of every pull request: written, created, and nothing but agents and the deploy after its end', () => {
    const ascending = (times: number[]): boolean => times.every((at, i) => i === 0 || at >= times[i - 1]);
    const crooked = records.pull_request.filter((record) => {
      const authored = record.commits.map((commit) => commit.authored_at);
      return !ascending(authored) || !ascending([authored[0], record.created_at, record.closed_at ?? Infinity]);
    });
    expect(crooked).toEqual([]);
    const outside = records.review.filter((review) => {
      const record = pullRequests.get(keyOf(review));
      const end = review.reviewer_type === 'human' ? (record?.closed_at ?? MONDAY) : MONDAY;
      return !(review.submitted_at >= (record?.created_at ?? Infinity) && review.submitted_at <= end);
    });
    expect(outside).toEqual([]);
  });

  it('lets nobody review their own pull request; only an agent answers under its second login', () => {
    const own = records.review.filter((review) => {
      const record = pullRequests.get(keyOf(review));
      return review.reviewer === record?.author || review.reviewer_id === record?.author_id;
    });
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map((review) => review.reviewer))).toEqual(new Set(['copilot-swe-agent[bot]']));
  });

  it('deploys every change at most once for the first time, after its merge, and first merged first', () => {
    const deploys = new Map(records.deploy.map((deploy) => [deploy.id, deploy]));
    for (const deploy of records.deploy) expect(deploy.finished_at).toBeGreaterThan(deploy.started_at);
    expect(new Set(truth.changes.map(keyOf)).size).toBe(truth.changes.length);
    const lastMerged = new Map<string, number>();
    const touchesBoth = (repo: string, number: number): boolean => {
      const folders = pullRequests.get(keyOf({ repo, number }))?.paths?.map((path) => path.split('/')[1]);
      return new Set(folders).size > 1;
    };
    for (const { repo, number, deploy: id } of truth.changes) {
      const deploy = deploys.get(id);
      const merged = pullRequests.get(keyOf({ repo, number }))?.merged_at ?? Infinity;
      expect({ id, status: deploy?.status, production: truth.production.includes(id) }).toEqual({ id, status: 'success', production: true }); // prettier-ignore
      expect(merged).toBeLessThanOrEqual(deploy?.started_at ?? 0);
      // What a hotfix brought beside its pick, and what belongs to two trains, was merged before the others.
      if (truth.rework.includes(id) || touchesBoth(repo, number)) continue;
      expect(merged).toBeGreaterThanOrEqual(lastMerged.get(id) ?? 0);
      lastMerged.set(id, merged);
    }
    const merges = records.pull_request.filter((record) => record.merged_at !== undefined);
    expect(merges.length - truth.changes.length).toBeLessThan(60);
    expect(merges.length).toBeGreaterThanOrEqual(truth.changes.length);
  });

  it('holds what deploys and incidents look like elsewhere', () => {
    const count = (rows: boolean[]): number => rows.filter(Boolean).length;
    const counts = {
      previews: count(records.deploy.map(({ environment }) => environment === 'preview')),
      staging: count(records.deploy.map(({ environment }) => environment === 'staging')),
      candidates: count(records.deploy.map(({ source, name }) => source === 'release' && /-rc/.test(name ?? ''))),
      cancelled: count(records.deploy.map(({ status }) => status === 'cancelled')),
      silent: count(records.deploy.map(({ commits, pull_requests: list }) => !commits && !list)),
      lists: count(records.deploy.map(({ pull_requests: list }) => list?.some((name) => name.includes('/')) ?? false)),
      unstatedRework: truth.rework.length - count(records.deploy.map(({ rework }) => rework === true)),
      paths: count(records.pull_request.map(({ paths }) => paths !== undefined)),
      picks: count(records.pull_request.map(({ base }) => base !== 'main')),
      maintenance: count(records.incident.map(({ severity }) => severity === 'maintenance')),
      aliases: count(records.incident.map(({ service }) => service === 'Checkout API')),
      responders: count(records.incident.map(({ responders }) => (responders?.length ?? 0) > 1)),
      unknownResponders: count(records.incident.map(({ responders }) => responders === undefined)),
    };
    for (const [name, some] of Object.entries(counts)) expect({ name, some: some > 0 }).toEqual({ name, some: true });
    expect(counts.maintenance).toBe(5);
    const known = new Set(truth.incidents.map(({ id }) => id));
    for (const { id, severity } of records.incident)
      expect({ id, counted: known.has(id) }).toEqual({ id, counted: severity !== 'maintenance' });
    const monorepo = new Set(organization.delivery.services.map(({ service }) => service));
    expect([...monorepo].sort()).toEqual(['deploy-tools', 'runtime']);
    const repositories = records.repository.map(({ repo }) => repo);
    expect(new Set(repositories).size).toBe(repositories.length);
    expect(records.repository.filter(({ service }) => service === 'search')).toHaveLength(2);
  });

  it('marks agents the way the authorship rules read them, and their share grows', () => {
    const shareIn = (from: number, to: number): number => {
      const rows = records.pull_request.filter((record) => {
        const week = (record.created_at - organization.startsAt) / (7 * 86400);
        return week >= from && week < to;
      });
      const marked = rows.filter(
        (record) =>
          authorshipOf({ ...record, author: { login: record.author, id: record.author_id, type: record.author_type } })
            .authorship !== 'unmarked',
      );
      return marked.length / rows.length;
    };
    expect(shareIn(0, 12)).toBeLessThan(0.3);
    expect(shareIn(12, 16)).toBeGreaterThan(0.3);
    expect(shareIn(44, 52)).toBeGreaterThan(shareIn(12, 16));
  });

  it('has reverts, unreviewed merges, failed deploys and rollbacks, and incidents with and without a stated cause', () => {
    const reviewed = new Set(records.review.filter((review) => review.reviewer_type === 'human').map(keyOf));
    const findings = records.review_comment.filter(
      ({ author_type: type, in_reply_to: to }) => type === 'bot' && to === undefined,
    );
    const closed = new Map(
      records.pull_request.flatMap((record) =>
        record.closed_at === undefined ? [] : [[keyOf(record), record.closed_at]],
      ),
    );
    const filed = new Set(records.commit_file.map(keyOf));
    const counts = {
      reverts: records.pull_request.filter((record) => record.branch.startsWith('revert-')).length,
      unreviewed: records.pull_request.filter(
        (record) => record.merged_at !== undefined && !reviewed.has(keyOf(record)),
      ).length,
      failed: records.deploy.filter((deploy) => deploy.status === 'failure').length,
      rollbacks: records.deploy.filter((deploy) => deploy.rolls_back !== undefined).length,
      stated: records.incident.filter((incident) => incident.caused_by?.deploy !== undefined).length,
      silent: records.incident.filter((incident) => incident.caused_by === undefined && incident.service !== undefined)
        .length,
      loose: records.incident.filter((incident) => incident.service === undefined).length,
      late: findings.filter((comment) => comment.created_at > (closed.get(keyOf(comment)) ?? Infinity)).length,
      pending: findings.filter((comment) => !closed.has(keyOf(comment))).length,
      accepted: truth.findings.filter(({ fate }) => fate === 'accepted').length,
      rejected: truth.findings.filter(({ fate }) => fate === 'rejected').length,
      unseen: truth.findings.filter(({ fate, shown }) => fate !== 'ignored' && shown === 'none').length,
      byChance: truth.findings.filter(({ shown }) => shown === 'chance').length,
      noFiles: findings.filter(({ repo, number }) => !filed.has(`${repo}#${number}`)).length,
    };
    for (const [name, count] of Object.entries(counts)) expect({ name, some: count > 0 }).toEqual({ name, some: true });
    for (const incident of records.incident.filter(({ severity }) => severity !== 'maintenance')) {
      const { opened_at: opened, acknowledged_at: acknowledged = MONDAY, resolved_at: resolved = MONDAY } = incident;
      expect(opened).toBeLessThanOrEqual(acknowledged);
      expect(acknowledged).toBeLessThanOrEqual(resolved);
    }
  });

  it('counts usage once per person, day, tool and surface, and gives delegated runs an end', () => {
    const keys = records.agent_usage.map((row) => `${row.person} ${row.day} ${row.tool} ${row.surface}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const run of records.agent_run) expect(run.ended_at ?? 0).toBeGreaterThan(run.started_at);
    const linked = records.agent_run.filter((run) => run.number !== undefined);
    for (const run of linked)
      expect(pullRequests.has(keyOf({ repo: run.repo ?? '', number: run.number ?? 0 }))).toBe(true);
    expect(linked.length).toBeGreaterThan(500);
  });

  it('refuses an end that is no Monday', () => {
    expect(() => simulateOrganization({ seed: 1, endsAt: MONDAY + 86400 })).toThrow('no Monday');
  });
});

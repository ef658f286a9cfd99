import { simulateOrganization } from './organization';

/** Monday 2026-11-23 00:00 UTC. */
const MONDAY = 1795392000;

describe('what the simulated organization offers to delegated work', () => {
  const { records } = simulateOrganization({ seed: 7, endsAt: MONDAY });
  const keyOf = ({ repo, number }: { repo: string; number: number }): string => `${repo}#${number}`;

  it('lets long delegated runs start others within their time, which lead to no pull request', () => {
    const runs = new Map(records.agent_run.map((run) => [run.id, run]));
    expect(runs.size).toBe(records.agent_run.length);
    const started = records.agent_run.filter(({ parent }) => parent !== undefined);
    expect(started.length).toBeGreaterThan(100);
    for (const run of started) {
      const parent = runs.get(run.parent ?? '');
      expect(parent).toMatchObject({ person: run.person, tool: run.tool, mode: 'delegated' });
      expect(parent?.parent).toBeUndefined();
      expect(run.started_at).toBeGreaterThanOrEqual(parent?.started_at ?? Infinity);
      expect(run.ended_at ?? Infinity).toBeLessThanOrEqual(parent?.ended_at ?? 0);
      expect(run.number).toBeUndefined();
    }
  });

  it('tells what repositories offer, and of merged pull requests alone what checks said and which issues they close', () => {
    const merged = records.pull_request.filter((record) => record.merged_at !== undefined);
    const open = records.pull_request.filter((record) => record.merged_at === undefined);
    expect(open.filter(({ checks, linked_issues: issues }) => checks !== undefined || issues !== undefined)).toEqual(
      [],
    );
    const share = (rows: typeof merged, which: (row: (typeof merged)[number]) => boolean): number =>
      rows.filter(which).length / rows.length;
    // 0.95 where a check is demanded; 0.78 in the one repository that demands none.
    expect(share(merged.filter(({ repo }) => repo === 'northwind-sim/checkout'), ({ checks }) => checks === 'success')).toBeCloseTo(0.95, 1); // prettier-ignore
    for (const state of ['failure', 'pending', 'none'])
      expect(merged.filter(({ checks }) => checks === state).length).toBeGreaterThan(0);
    const delegated = new Set(records.agent_run.map(({ repo, number }) => `${repo}#${number}`));
    const linked = ({ linked_issues: issues }: (typeof merged)[number]): boolean => (issues ?? 0) > 0;
    const [byAgents, others] = [true, false].map((by) => merged.filter((row) => delegated.has(keyOf(row)) === by));
    expect(share(byAgents, linked)).toBeGreaterThan(share(others, linked));
    expect(share(others, linked)).toBeGreaterThan(0.4);
    expect(share(others, linked)).toBeLessThan(0.75);
    expect(records.repository.filter(({ agent_instructions: files }) => files?.length === 0)).toHaveLength(3);
    expect(records.repository.filter(({ required_checks: checks }) => checks === undefined)).toHaveLength(1);
  });
});

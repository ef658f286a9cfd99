import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { randomOf, type Random } from '../../server/domain/statistics/random';
import type { Figure } from './figure';
import { ORGANIZATION, withDatabase } from './open-database';
import type { Run } from './parts';
import { messageOf, post } from './served-requests';
import { quantile, timed } from './timing';

/** Two findings per pull request; more than these in one cut of one agent no organization is expected to have. */
const MOST_FINDINGS = 200_000;
const CUTS = 200;
const AGENT = 'codex';
const SEVERITIES = ['P0', 'P1', 'P2', 'P3'];
const CATEGORIES = 6;

/**
 * Findings of one agent on closed pull requests, one to three on each, written where the derivation writes them: how fast records become findings is
 * another figure. About 20,000 paths. An accepted one is likelier the more severe it is.
 */
const INSERT = `
  INSERT INTO finding_outcome (organization_id, agent, repo, number, id, version, place, comment_id, key, title, url, posted_at, closed_at, severity,
    severity_rank, category, confidence, path, line, outcome, lenient, vendor, evidence, outcome_at, reacted, files_known, clues)
  SELECT $1, '${AGENT}', repo, number, i::text, 1, 'thread', i::text, '', 'A finding', NULL, created + 600, closed, 'P' || rank, rank + 1,
    'category ' || (h % ${CATEGORIES}), (h / 7 % 100)::text, 'src/area-' || (h / 11 % 40) || '/file-' || (h / 13 % 500) || '.ts', 1, outcome, outcome,
    '', 'none', closed, false, false, '[]'
  FROM (
    SELECT *, CASE WHEN h / 17 % 100 < 80 - 15 * rank THEN 'accepted' WHEN h / 17 % 100 < 85 THEN 'ignored' ELSE 'rejected' END AS outcome
    FROM (
      SELECT repo, number, i, abs(hashtext(repo || number || ' ' || i))::bigint AS h, abs(hashtext(i || repo || number)) % 4 AS rank,
        extract(epoch from created_at)::float8 AS created, extract(epoch from closed_at)::float8 AS closed
      FROM pull_request CROSS JOIN generate_series(1, 3) AS i
      WHERE closed_at IS NOT NULL AND i <= 1 + abs(hashtext(repo || number)) % 3
    ) AS told
  ) AS judged
  LIMIT ${MOST_FINDINGS}`;

const CUT = `query ($org: String, $scope: Scope, $agent: String!, $rule: TuneRuleInput!) {
  tuneCut(org: $org, scope: $scope, agent: $agent, rule: $rule) {
    kept hits n rate low high deff effectiveN enough hidden hiddenHits keptPerPullRequest pullRequests
  }
}`;
const TUNE = `query ($org: String, $scope: Scope) {
  tune(org: $org, scope: $scope) { agent chosen needed verdict all { n } candidates { label certified older { n rate } newer { n rate } } }
}`;

/** The tuner over HTTP: what a page asks while a cut is dragged over all findings of one agent. */
export async function tunerFigures(run: Run): Promise<Figure[]> {
  if (run.pullRequests > MOST_FINDINGS / 2) return [];
  const findings = await withDatabase((store, organizationId) =>
    store.inOrganization(organizationId, async (client) => {
      await client.query('DELETE FROM finding_outcome');
      const { rowCount } = await client.query(INSERT, [organizationId]);
      await client.query('ANALYZE finding_outcome');
      return rowCount ?? 0;
    }),
  );
  const server = fork(join(__dirname, 'served-program.js'), [], {
    execArgv: process.execArgv,
    serialization: 'advanced',
  });
  try {
    const { url } = (await messageOf(server)) as { url: string };
    const of = { org: ORGANIZATION, agent: AGENT, scope: { range: 'all' } };
    const cut = async (rule: object): Promise<number> => (await timed(() => post(url, CUT, { ...of, rule }))).ms;
    const first = await cut({});
    const tune = (await timed(() => post(url, TUNE, { org: ORGANIZATION, scope: of.scope }))).ms;
    const random = randomOf(5);
    const cuts: number[] = [];
    const bare: number[] = [];
    for (let i = 0; i < CUTS; i++) {
      cuts.push(await cut(randomRule(random)));
      bare.push((await timed(() => post(url, '{ __typename }', {}))).ms);
    }
    server.send('close');
    await once(server, 'exit');
    const told = `${findings.toLocaleString('en-US')} findings`;
    const floorName = 'an empty GraphQL request';
    return [
      { name: `tuner: first cut of a process (reads the columns), ${told}`, unit: 'ms', ours: first },
      { name: `tuner: all candidates, first, ${told}`, unit: 'ms', ours: tune },
      ...[0.5, 0.95].map((p): Figure => ({
        name: `tuner: ${CUTS} random cuts, ${told}, p${100 * p}`,
        unit: 'ms',
        ours: quantile(cuts, p),
        floor: quantile(bare, p),
        floorName,
        aim: '< 100 ms at 200,000',
      })),
    ];
  } finally {
    if (server.exitCode === null) server.kill();
  }
}

/** A rule as somebody drags it: each part is there half of the time. */
function randomRule(random: Random): object {
  const half = (): boolean => random() < 0.5;
  const below = (count: number): number => Math.floor(random() * count);
  return {
    ...(half() && { minSeverity: SEVERITIES[below(SEVERITIES.length)] }),
    ...(half() && { categories: Array.from({ length: 1 + below(CATEGORIES) }, (_, i) => `category ${i}`) }),
    ...(half() && { minConfidence: below(100) }),
    ...(half() && { capPerPullRequest: 1 + below(3) }),
    ...(half() && { paths: [`src/area-${below(40)}/**`, `!src/**/file-${below(10)}*.ts`].slice(below(2)) }),
  };
}

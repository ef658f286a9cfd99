import type { PoolClient } from 'pg';
import { AUTHORSHIP } from '../../domain/authorship';
import { DEPLOY_EVIDENCE } from '../../domain/deploy-link';
import { SIZE_BUCKETS } from '../../domain/size-bucket';
import { DEPLOY } from '../../domain/stage';
import { finite } from '../../platform/finite';
import type { OrganizationView } from '../../store/organization-view';
import type { ChangeOfDeploy } from './deploy.types';

/** A drawer shows no more. */
const MOST = 200;

/** What a deploy brought, in order of merging, the first 200. @param items rows of the flow table */
export async function changesOfDeploy(
  client: PoolClient,
  { flow }: OrganizationView,
  items: Int32Array,
): Promise<ChangeOfDeploy[]> {
  const { table, repos, number, authors } = flow;
  const merged = table.enter[DEPLOY];
  const shown = [...items].sort((a, b) => merged[a] - merged[b] || a - b).slice(0, MOST);
  const { rows } = await client.query<{ repo: string; number: number; title: string }>(
    `SELECT p.repo, p.number, coalesce(p.title, '') AS title FROM unnest($1::text[], $2::int[]) AS asked (repo, number)
     JOIN pull_request p ON p.repo = asked.repo COLLATE "C" AND p.number = asked.number`,
    [shown.map((item) => repos[table.repo[item]]), shown.map((item) => number[item])],
  );
  const titles = new Map(rows.map((row) => [`${row.repo}#${row.number}`, row.title]));
  return shown.map((item) => {
    const repo = repos[table.repo[item]];
    return {
      repo,
      number: number[item],
      title: titles.get(`${repo}#${number[item]}`) ?? '',
      author: authors[table.author[item]],
      mergedAt: finite(merged[item]),
      evidence: DEPLOY_EVIDENCE[table.deployEvidence[item] - 1],
      waitHours: finite((table.leave[DEPLOY][item] - merged[item]) / 3600),
      authorship: AUTHORSHIP[table.authorship[item]],
      size: SIZE_BUCKETS[table.size[item]],
    };
  });
}

import type { Change } from './change';
import type { DeployRecord } from './records';
import type { Service } from './services';

/** A deploy to production as it happened. Times in epoch seconds. */
export interface DeployFacts {
  id: string;
  /** Counts the service's deploys. */
  number: number;
  sha: string;
  startedAt: number;
  finishedAt: number;
  status: DeployRecord['status'];
  changes: Change[];
  /** The branch it was built from. */
  ref: string;
  /** Commits that came with it although an earlier deploy had brought their change already. */
  again: string[];
}

/** What the records tell of a deploy to production, in the form of its service. */
export function deployRecord(own: Service, facts: DeployFacts): DeployRecord {
  const { id, sha, ref, changes, number, again } = facts;
  const { repo, form } = own;
  const commits = [...again, ...changes.map((change) => change.record.merge_commit_sha as string)];
  const common = {
    id,
    environment: own.production,
    sha,
    started_at: facts.startedAt,
    finished_at: facts.finishedAt,
    status: facts.status,
  };
  const page = `https://github.example/${repo}`;
  if (form === 'deployment') return { ...common, repo, ref, commits, source: form, url: `${page}/deployments/${id}` };
  if (form === 'release') {
    const name = `v1.${number}.0`;
    return { ...common, repo, ref: name, name, commits, source: form, url: `${page}/releases/tag/${name}` };
  }
  if (form === 'workflow_run')
    return { ...common, repo, ref, name: 'Deploy to production', commits, source: form, url: `${page}/actions/runs/${id}` }; // prettier-ignore
  const pipeline = { ...common, service: own.service, repo, ref };
  if (form === 'silent') return pipeline;
  if (form === 'list')
    return { ...pipeline, pull_requests: changes.map(({ record }) => `${record.repo}#${record.number}`) };
  return { ...pipeline, commits, pull_requests: changes.map(({ record }) => String(record.number)) };
}

/** What was tried before a deploy to production: another environment, a release candidate, a run of another workflow; undefined = nothing was. */
export function rehearsal(own: Service, facts: DeployFacts): DeployRecord | undefined {
  const { form, production, repo } = own;
  const finishedAt = facts.startedAt - 600;
  const changes = facts.changes.filter((change) => (change.record.merged_at as number) <= finishedAt - 300);
  const last = changes.at(-1);
  if (!last) return undefined;
  const sha = last.record.merge_commit_sha as string;
  const record: DeployRecord = {
    ...deployRecord(own, { ...facts, sha, changes, again: [], startedAt: finishedAt - 300, finishedAt }),
    status: 'success',
  };
  if (form === 'release') {
    const name = `v1.${facts.number}.0-rc.1`;
    return { ...record, name, ref: name, url: `https://github.example/${repo}/releases/tag/${name}` };
  }
  if (form === 'workflow_run') return { ...record, name: 'Deploy to staging' };
  return form === 'deployment' && production !== 'production' ? { ...record, environment: 'staging' } : undefined;
}

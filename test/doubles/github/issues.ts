import type { Account, Fields, Label, Repository, TimelineEvent } from './world';

export interface Issue extends Fields {
  __typename: 'Issue';
  /** Beyond what fits into 32 bits, as on GitHub. */
  databaseId: null;
  fullDatabaseId: string;
  number: number;
  repository: Repository;
  title: string;
  body: string;
  state: 'OPEN' | 'CLOSED';
  stateReason: string | null;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  labels: Label[];
  assignees: Account[];
  events: TimelineEvent[];
}

let lastId = 4_000_000_000;

export function addIssue(
  repository: Repository,
  labels: Label[],
  createdAt: string,
  more: Partial<Omit<Issue, '__typename'>> = {},
): Issue {
  const id = ++lastId;
  const issues = (repository.issues ??= []) as Issue[];
  const issue: Issue = {
    __typename: 'Issue',
    id: `I_kwDO${id}`,
    databaseId: null,
    fullDatabaseId: String(id),
    number: 1000 + issues.length,
    repository,
    title: `Trouble ${issues.length + 1}`,
    body: '',
    state: 'OPEN',
    stateReason: null,
    createdAt,
    updatedAt: createdAt,
    closedAt: null,
    labels,
    assignees: [],
    events: [],
    ...more,
  };
  issues.push(issue);
  return issue;
}

export function assignIssue(issue: Issue, account: Account, at: string): void {
  issue.assignees.push(account);
  issue.events.push({ __typename: 'AssignedEvent', id: `AE_${issue.id}_${issue.events.length}`, createdAt: at, actor: account, assignee: account }); // prettier-ignore
  issue.updatedAt = at;
}

export function closeIssue(issue: Issue, at: string, stateReason = 'COMPLETED'): void {
  Object.assign(issue, { state: 'CLOSED', closedAt: at, updatedAt: at, stateReason });
}

export function relabelIssue(issue: Issue, labels: Label[], at: string): void {
  Object.assign(issue, { labels, updatedAt: at });
}

/** Which of a repository's issues a list asks for: with any of the labels, changed since. */
export function issuesOf({ issues }: Repository, { labels, filterBy }: Record<string, unknown>): Issue[] {
  const { since } = (filterBy ?? {}) as { since?: string };
  const wanted = labels as string[] | null | undefined;
  return ((issues ?? []) as Issue[]).filter(
    (one) => (!wanted || one.labels.some(({ name }) => wanted.includes(name))) && (!since || one.updatedAt >= since),
  );
}

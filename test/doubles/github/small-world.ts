import type { Account, Organization, PullRequest, Repository, Team } from './world';
import { WorldBuilder } from './world-builder';

export interface SmallWorld {
  builder: WorldBuilder;
  organization: Organization;
  repository: Repository;
  team: Team;
  ada: Account;
  ben: Account;
  cleo: Account;
  agent: Account;
  /** #1, merged; see below. */
  merged: PullRequest;
  /** #2, open draft of an account that is gone. */
  draft: PullRequest;
  /** #3, open, in the merge queue. */
  queued: PullRequest;
  /** #4, closed without a merge, reopened once, by an account that was only imported. */
  closed: PullRequest;
}

/** acme/shop with four pull requests that between them show every kind of thing a program reads from GitHub. All on Monday, 2 March 2026, UTC. */
export function smallWorld(): SmallWorld {
  const builder = new WorldBuilder();
  const ada = builder.user('ada');
  const ben = builder.user('ben');
  const cleo = builder.user('cleo');
  const agent = builder.bot('review-agent');
  const old = builder.mannequin('old-account');
  const organization = builder.organization('acme', [builder.world.viewer, ada, ben, cleo]);
  const files = { '.github/CODEOWNERS': '* @acme/blue\n/web/ @cleo\n' };
  const repository = builder.repository(organization, 'shop', {
    files,
    pushedAt: '2026-03-02T17:00:00Z',
    isPrivate: true,
  });
  const team = builder.team(organization, 'blue', { members: [ada, ben], repositories: [repository] });
  builder.team(organization, 'blue-web', { members: [cleo], parentTeam: team });
  const bug = builder.label(repository, 'bug');

  const merged = builder.pullRequest(repository, ada, at('08:00'), { title: 'Count the cart once', isDraft: false });
  builder.commit(merged, ada, at('07:30'));
  builder.event(merged, 'ReadyForReviewEvent', ada, at('08:30'));
  builder.requestReview(merged, ben, ada, at('08:31'));
  merged.labels.push(bug);
  builder.event(merged, 'LabeledEvent', ada, at('08:32'), { label: bug });
  const found = builder.review(merged, agent, at('08:40'), 'COMMENTED', { body: 'Two things.' });
  const first = builder.thread(merged, 'src/cart.ts', 12, { startLine: 10 });
  const finding = builder.threadComment(first, agent, at('08:40'), 'The sum may overflow.', {
    pullRequestReview: found,
  });
  builder.react(finding, ada, 'THUMBS_UP', at('08:50'));
  const answer = builder.review(merged, ada, at('09:00'), 'COMMENTED');
  builder.threadComment(first, ada, at('09:00'), 'Changed.', { pullRequestReview: answer });
  builder.resolve(first, ada);
  const second = builder.thread(merged, 'src/cart.ts', null, { isOutdated: true, originalLine: 30 });
  const refused = builder.threadComment(second, agent, at('08:40'), 'This name is odd.', { pullRequestReview: found });
  builder.react(refused, ada, 'THUMBS_DOWN', at('08:51'));
  builder.commit(merged, ada, at('09:05'), { message: 'Guard the sum\n\nCo-authored-by: ben <ben@example.com>' });
  builder.event(merged, 'HeadRefForcePushedEvent', ada, at('09:10'));
  builder.review(merged, ben, at('10:00'), 'CHANGES_REQUESTED');
  builder.comment(merged, ada, at('10:10'), 'Done, please look again.');
  builder.review(merged, ben, at('11:00'), 'APPROVED');
  merged.reviewRequests.length = 0;
  builder.merge(merged, ada, at('11:30'));

  const draft = builder.pullRequest(repository, null, at('09:00'), { isDraft: true });
  builder.commit(draft, null, at('08:59'));
  builder.event(draft, 'ConvertToDraftEvent', ben, at('09:20'));

  const queued = builder.pullRequest(repository, cleo, at('10:00'));
  builder.commit(queued, cleo, at('09:50'));
  builder.requestReview(queued, team, cleo, at('10:01'));
  const dismissed = builder.review(queued, ada, at('10:30'), 'DISMISSED');
  const dismissal = { review: dismissed, previousReviewState: 'CHANGES_REQUESTED', dismissalMessage: 'Out of date.' };
  builder.event(queued, 'ReviewDismissedEvent', cleo, at('11:00'), dismissal);
  builder.review(queued, ben, at('11:30'), 'APPROVED');
  builder.event(queued, 'AutoMergeEnabledEvent', cleo, at('11:31'), { enabler: cleo });
  builder.enqueue(queued, cleo, at('11:40'));
  builder.dequeue(queued, agent, at('11:50'), 'failed checks');
  builder.enqueue(queued, cleo, at('12:00'));

  const closed = builder.pullRequest(repository, old, at('12:00'));
  builder.commit(closed, null, at('11:55'));
  builder.closePullRequest(closed, ben, at('13:00'));
  builder.event(closed, 'ReopenedEvent', ben, at('13:10'));
  builder.closePullRequest(closed, ben, at('14:00'));

  const states: [string, string][] = [
    ['QUEUED', at('11:31')],
    ['IN_PROGRESS', at('11:32')],
    ['SUCCESS', at('11:45')],
  ];
  builder.deployment(repository, merged.mergeCommit!.oid, 'production', ada, states);
  builder.deployment(repository, merged.mergeCommit!.oid, 'staging', ada, [['FAILURE', at('11:33')]]);
  builder.release(repository, 'v1.0.0', ada, at('12:00'));
  return { builder, organization, repository, team, ada, ben, cleo, agent, merged, draft, queued, closed };
}

/** A time of that Monday. */
export function at(time: string): string {
  return `2026-03-02T${time}:00Z`;
}

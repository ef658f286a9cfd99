import { ACCOUNT, timelineFragments, timelineItems } from './pull-request-document';
import type { ListKind } from './rest-of-lists';
import { reviewThreads, threadComments } from './thread-document';

export const TIMELINES: ListKind = {
  type: 'PullRequest',
  name: 'timelineItems',
  selection: timelineItems,
  fragments: timelineFragments,
};

export const THREADS: ListKind = {
  type: 'PullRequest',
  name: 'reviewThreads',
  selection: reviewThreads,
  fragments: '',
};

export const COMMENTS: ListKind = {
  type: 'PullRequestReviewThread',
  name: 'comments',
  selection: threadComments,
  fragments: ACCOUNT,
};

import type { RecordKind } from '../record-kind';

export const pullRequestEvent: RecordKind = {
  name: 'pull_request_event',
  key: ['repo', 'number', 'event', 'at', 'discriminator'],
  fields: [
    { name: 'repo', type: 'text', required: true },
    { name: 'number', type: 'int', required: true, least: 0 },
    {
      name: 'event',
      type: 'text',
      required: true,
      // `commented` is not in doors.md, but the public timelines hold it (5,191 of 9,436 events of one set).
      values: [
        'ready_for_review',
        'convert_to_draft',
        'review_requested',
        'review_request_removed',
        'reopened',
        'closed',
        'merged',
        'head_force_pushed',
        'committed',
        'added_to_merge_queue',
        'removed_from_merge_queue',
        'auto_merge_enabled',
        'commented',
      ],
    },
    { name: 'at', type: 'instant', required: true, happened: true },
    { name: 'actor', type: 'text' },
    { name: 'actor_type', type: 'account' },
    { name: 'id', type: 'id' },
    // Of a review request and its withdrawal: whom it was asked of.
    { name: 'requested', type: 'text' },
    { name: 'requested_type', type: 'text', values: ['human', 'bot', 'team'] },
  ],
  // Several people are asked in one second.
  discriminator: { column: 'discriminator', from: ['id', 'requested', 'actor'] },
};

import type { RecordKind } from '../record-kind';

export const reviewComment: RecordKind = {
  name: 'review_comment',
  key: ['repo', 'number', 'id'],
  fields: [
    { name: 'repo', type: 'text', required: true },
    { name: 'number', type: 'int', required: true, least: 0 },
    { name: 'id', type: 'id', required: true },
    { name: 'author', type: 'text', required: true },
    { name: 'author_id', type: 'id' },
    { name: 'author_type', type: 'account' },
    { name: 'created_at', type: 'instant', required: true, happened: true },
    { name: 'path', type: 'text' },
    { name: 'line', type: 'int' },
    { name: 'start_line', type: 'int' },
    { name: 'in_reply_to', type: 'id' },
    { name: 'body', type: 'text' },
    { name: 'thread_id', type: 'id' },
    { name: 'resolved', type: 'bool' },
    { name: 'resolved_by', type: 'text' },
    { name: 'outdated', type: 'bool' },
    { name: 'reactions', type: 'json' },
    { name: 'suggestion_applied', type: 'bool' },
    { name: 'commit_sha', type: 'text' },
    { name: 'original_line', type: 'int' },
    { name: 'original_start_line', type: 'int' },
    { name: 'url', type: 'text' },
    // The review it was submitted with: where that is dismissed, so is what its comments say.
    { name: 'review_id', type: 'id' },
  ],
};

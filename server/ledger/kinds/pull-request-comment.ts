import type { RecordKind } from '../record-kind';

/** A comment below a pull request, outside any review (GitHub calls it an issue comment). */
export const pullRequestComment: RecordKind = {
  name: 'pull_request_comment',
  key: ['repo', 'number', 'id'],
  fields: [
    { name: 'repo', type: 'text', required: true },
    { name: 'number', type: 'int', required: true, least: 0 },
    { name: 'id', type: 'id', required: true },
    { name: 'author', type: 'text', required: true },
    { name: 'author_id', type: 'id' },
    { name: 'author_type', type: 'account' },
    { name: 'created_at', type: 'instant', required: true, happened: true },
    { name: 'updated_at', type: 'instant' },
    { name: 'body', type: 'text' },
    { name: 'reactions', type: 'json' },
    { name: 'url', type: 'text' },
  ],
  // Agents rewrite their summary with every push.
  version: 'updated_at',
};

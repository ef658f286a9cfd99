import type { RecordKind } from '../record-kind';

/**
 * Which lines of a file a commit changed, against its first parent. `hunks` holds four numbers per hunk, as a unified diff writes them: old start,
 * old count, new start, new count; a record may give the file's unified diff instead, of which only these numbers are kept. Commits themselves
 * come with their pull request.
 */
export const commitFile: RecordKind = {
  name: 'commit_file',
  key: ['repo', 'sha', 'path'],
  fields: [
    { name: 'repo', type: 'text', required: true },
    { name: 'sha', type: 'text', required: true },
    { name: 'path', type: 'text', required: true },
    { name: 'previous_path', type: 'text' },
    {
      name: 'status',
      type: 'text',
      values: ['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged'],
    },
    { name: 'hunks', type: 'hunks' },
    // The pull request it belongs to, where the source knows: it is looked at again.
    { name: 'number', type: 'int', least: 0 },
  ],
};

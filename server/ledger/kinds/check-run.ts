import type { RecordKind } from '../record-kind';

/** What a check of an agent said about a pull request. `app` is the app's login, `app_id` the numeric id of its account. */
export const checkRun: RecordKind = {
  name: 'check_run',
  key: ['repo', 'number', 'id'],
  fields: [
    { name: 'repo', type: 'text', required: true },
    { name: 'number', type: 'int', required: true, least: 0 },
    { name: 'id', type: 'id', required: true },
    { name: 'name', type: 'text', required: true },
    { name: 'app', type: 'text' },
    { name: 'app_id', type: 'id' },
    { name: 'sha', type: 'text' },
    {
      name: 'conclusion',
      type: 'text',
      values: ['success', 'failure', 'neutral', 'cancelled', 'skipped', 'timed_out', 'action_required', 'stale'],
    },
    { name: 'completed_at', type: 'instant', required: true, happened: true },
    { name: 'title', type: 'text' },
    { name: 'summary', type: 'text' },
    { name: 'body', type: 'text' },
    { name: 'url', type: 'text' },
  ],
};

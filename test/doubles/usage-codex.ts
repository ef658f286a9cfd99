import { startUsageDouble, type UsageAnswer, type UsageAsked, type UsageDouble } from './usage-double';

export const codexKey = 'sk-codex-analytics-of-the-double';
export const codexWorkspace = 'ws-1';

export interface CodexDouble extends UsageDouble {
  rows: { start_time: number; [field: string]: unknown }[];
}

/**
 * The Codex Analytics API of one workspace: buckets of a day, per person, in pages with a cursor. Shapes: OpenAI developers, "Analytics API".
 *
 * @param mostRows rows of a page, whatever is asked for
 */
export async function startCodexDouble(mostRows = 2): Promise<CodexDouble> {
  const rows: CodexDouble['rows'] = [];
  const error = (status: number, message: string): UsageAnswer => ({ status, body: { error: { message, type: 'x' } } });
  const answer = ({ method, path, search, headers }: UsageAsked): UsageAnswer => {
    if (headers.authorization !== `Bearer ${codexKey}`) return error(401, 'Incorrect API key provided');
    if (method !== 'GET' || path !== `/v1/analytics/codex/workspaces/${codexWorkspace}/usage`)
      return error(404, 'Workspace not found');
    const from = Number(search.get('start_time'));
    const to = Number(search.get('end_time'));
    if (!Number.isInteger(from) || !Number.isInteger(to) || search.get('group_by') !== 'day')
      return error(400, 'start_time and end_time are Unix times');
    const found = rows.filter((row) => row.start_time >= from && row.start_time < to);
    const begin = Number((search.get('page') ?? 'cursor_0').replace('cursor_', ''));
    const end = begin + Math.min(mostRows, Number(search.get('limit') ?? 20));
    const more = end < found.length;
    const body = {
      object: 'page',
      data: found.slice(begin, end),
      has_more: more,
      next_page: more ? `cursor_${end}` : null,
    };
    return { status: 200, body };
  };
  return { ...(await startUsageDouble(answer)), rows };
}

/** A person's day. */
export function codexDay(day: string, email: string, more: object = {}): CodexDouble['rows'][number] {
  const start = Date.parse(`${day}T00:00:00Z`) / 1000;
  return {
    start_time: start,
    end_time: start + 86_400,
    actor: { type: 'user', email, user_id: `user-${email}` },
    totals: { threads: 2, turns: 6, credits: 11.5 },
    clients: [
      { client_id: 'CODEX_CLI', threads: 1, turns: 4, credits: 8 },
      { client_id: 'CODEX_WEB', threads: 1, turns: 2, credits: 3.5 },
    ],
    ...more,
  };
}

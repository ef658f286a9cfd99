import { startUsageDouble, type UsageAnswer, type UsageAsked, type UsageDouble } from './usage-double';

export const claudeCodeKey = 'sk-ant-admin-key-of-the-double';

export interface ClaudeCodeDouble extends UsageDouble {
  /** Rows per day; a day that is not there has none. */
  days: Map<string, object[]>;
}

/**
 * The Claude Code Analytics API: one day a request, pages with an opaque token. Shapes: Claude docs, Admin API, "Get Claude Code usage report".
 *
 * @param mostRows rows of a page, whatever is asked for
 */
export async function startClaudeCodeDouble(mostRows = 2): Promise<ClaudeCodeDouble> {
  const days = new Map<string, object[]>();
  const error = (status: number, type: string, message: string): UsageAnswer => ({
    status,
    body: { type: 'error', error: { type, message } },
  });
  const answer = ({ method, path, search, headers }: UsageAsked): UsageAnswer => {
    if (method !== 'GET' || path !== '/v1/organizations/usage_report/claude_code')
      return error(404, 'not_found_error', 'Not found');
    if (headers['x-api-key'] !== claudeCodeKey) return error(401, 'authentication_error', 'invalid x-api-key');
    if (headers['anthropic-version'] !== '2023-06-01')
      return error(400, 'invalid_request_error', 'anthropic-version: header is required');
    const day = search.get('starting_at') ?? '';
    const limit = Number(search.get('limit') ?? 20);
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) return error(400, 'invalid_request_error', 'starting_at: not a date');
    if (!(limit >= 1 && limit <= 1000)) return error(400, 'invalid_request_error', 'limit: not from 1 to 1000');
    const rows = days.get(day) ?? [];
    const token = search.get('page');
    const from = token === null ? 0 : Number(Buffer.from(token.replace('page_', ''), 'base64').toString());
    const to = from + Math.min(limit, mostRows);
    const more = to < rows.length;
    const next = more ? `page_${Buffer.from(String(to)).toString('base64')}` : null;
    return { status: 200, body: { data: rows.slice(from, to), has_more: more, next_page: next } };
  };
  return { ...(await startUsageDouble(answer)), days };
}

/** One row: an actor's day in a terminal. */
export function claudeCodeDay(day: string, email: string, more: object = {}): object {
  return {
    date: `${day}T00:00:00Z`,
    actor: { type: 'user_actor', email_address: email },
    organization_id: '12345678-1234-5678-1234-567812345678',
    customer_type: 'api',
    terminal_type: 'iTerm.app',
    core_metrics: {
      num_sessions: 3,
      lines_of_code: { added: 120, removed: 15 },
      commits_by_claude_code: 2,
      pull_requests_by_claude_code: 1,
    },
    tool_actions: { edit_tool: { accepted: 7, rejected: 1 } },
    model_breakdown: [
      {
        model: 'claude-sonnet-4-20250514',
        tokens: { input: 1000, output: 200, cache_read: 300, cache_creation: 40 },
        estimated_cost: { currency: 'USD', amount: 186 },
      },
    ],
    ...more,
  };
}

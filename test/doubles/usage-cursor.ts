import { startUsageDouble, type UsageAnswer, type UsageAsked, type UsageDouble } from './usage-double';

export const cursorKey = 'key_of_the_cursor_double';

export interface CursorDouble extends UsageDouble {
  /** A person's days. */
  days: { date: number; [field: string]: unknown }[];
  events: { timestamp: string; [field: string]: unknown }[];
}

const MOST_MS = 30 * 86_400_000;

/**
 * Cursor's Admin API: both lists by POST, the key as the user name, at most 30 days a request. Shapes: Cursor docs, "Admin API".
 *
 * @param mostRows rows of a page, whatever is asked for
 */
export async function startCursorDouble(mostRows = 2): Promise<CursorDouble> {
  const days: CursorDouble['days'] = [];
  const events: CursorDouble['events'] = [];
  const answer = ({ method, path, headers, body }: UsageAsked): UsageAnswer => {
    if (headers.authorization !== `Basic ${Buffer.from(`${cursorKey}:`).toString('base64')}`)
      return { status: 401, body: { error: 'Unauthorized', message: 'Invalid API key' } };
    if (method !== 'POST' || !['/teams/daily-usage-data', '/teams/filtered-usage-events'].includes(path))
      return { status: 404, body: { error: 'Not Found' } };
    const { startDate, endDate, page = 1, pageSize = 10 } = body as Record<string, number>;
    if (!(endDate - startDate <= MOST_MS))
      return { status: 400, body: { error: 'Bad Request', message: 'Date range cannot exceed 30 days' } };
    const within = (at: number) => at >= startDate && at <= endDate;
    const daily = path === '/teams/daily-usage-data';
    const rows = daily
      ? days.filter(({ date }) => within(date))
      : events.filter((event) => within(Number(event.timestamp)));
    const size = Math.min(pageSize, mostRows);
    const shown = rows.slice((page - 1) * size, page * size);
    const pagination = {
      page,
      pageSize: size,
      numPages: Math.ceil(rows.length / size),
      hasNextPage: page * size < rows.length,
      hasPreviousPage: page > 1,
    };
    const period = { startDate, endDate };
    return {
      status: 200,
      body: daily
        ? { data: shown, period, pagination }
        : { totalUsageEventsCount: rows.length, usageEvents: shown, period, pagination },
    };
  };
  return { ...(await startUsageDouble(answer)), days, events };
}

/** A person's day. */
export function cursorDay(day: string, email: string, more: object = {}): CursorDouble['days'][number] {
  return {
    date: Date.parse(`${day}T00:00:00Z`),
    day,
    userId: 'user_1',
    email,
    isActive: true,
    totalLinesAdded: 200,
    acceptedLinesAdded: 80,
    totalApplies: 10,
    totalAccepts: 8,
    composerRequests: 1,
    chatRequests: 2,
    agentRequests: 3,
    cmdkUsages: 4,
    bugbotUsages: 0,
    mostUsedModel: 'default',
    clientVersion: '2.1.0',
    ...more,
  };
}

/** One request of a cloud agent. */
export function cloudAgentEvent(at: string, email: string, agent: string): CursorDouble['events'][number] {
  return {
    timestamp: String(Date.parse(at)),
    userEmail: email,
    model: 'default',
    kind: 'Usage-based',
    cloudAgentId: agent,
    isTokenBasedCall: true,
    tokenUsage: { inputTokens: 100, outputTokens: 20, cacheWriteTokens: 0, cacheReadTokens: 0, totalCents: 5 },
  };
}

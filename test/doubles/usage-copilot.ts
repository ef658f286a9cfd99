import { startUsageDouble, type UsageAnswer, type UsageAsked, type UsageDouble } from './usage-double';

export const copilotToken = 'copilot-token-of-the-double';

export interface CopilotDouble extends UsageDouble {
  /** Where the files lie: another host, which must not see the token. */
  files: UsageDouble;
  /** Rows per day, each day in files of `rowsOfFile` rows. A day that is not there has no report. */
  days: Map<string, object[]>;
}

/**
 * GitHub's Copilot usage metrics of the organization `acme` and the enterprise `globe`, per user: an answer holds signed links to files of lines on another
 * host. Shapes: GitHub docs, REST, "Copilot usage metrics".
 */
export async function startCopilotDouble(rowsOfFile = 2): Promise<CopilotDouble> {
  const days = new Map<string, object[]>();
  const filesOf = (day: string) => {
    const rows = days.get(day) ?? [];
    const files: object[][] = [];
    for (let at = 0; at < rows.length; at += rowsOfFile) files.push(rows.slice(at, at + rowsOfFile));
    return files;
  };
  const files = await startUsageDouble(({ path, search, headers }) => {
    if (headers.authorization !== undefined) return { status: 400, body: 'This store takes signatures only.' };
    const [, day, number] = /^\/files\/([\d-]+)\/(\d+)\.json$/.exec(path) ?? [];
    const rows = day === undefined ? undefined : filesOf(day).at(Number(number));
    if (rows === undefined || search.get('sig') !== 'valid') return { status: 403, body: '<Error>expired</Error>' };
    return { status: 200, body: `${rows.map((row) => JSON.stringify(row)).join('\n')}\n` };
  });
  const answer = ({ path, search, headers }: UsageAsked): UsageAnswer => {
    if (headers.authorization !== `Bearer ${copilotToken}`)
      return { status: 401, body: { message: 'Bad credentials' } };
    const report = /^\/(?:orgs\/acme|enterprises\/globe)\/copilot\/metrics\/reports\/(.+)$/.exec(path)?.[1];
    const known = [...days.keys()].sort();
    if (report === 'users-28-day/latest' && known.length > 0)
      return {
        status: 200,
        body: {
          download_links: [`${files.url}/files/latest/0.json?sig=valid`],
          report_start_day: known[0],
          report_end_day: known.at(-1),
        },
      };
    const day = search.get('day') ?? '';
    if (report !== 'users-1-day' || !days.has(day)) return { status: 404, body: { message: 'Not Found' } };
    const links = filesOf(day).map((_, at) => `${files.url}/files/${day}/${at}.json?sig=valid`);
    return { status: 200, body: { download_links: links, report_day: day } };
  };
  const double = await startUsageDouble(answer);
  const close = async () => {
    await double.close();
    await files.close();
  };
  return { ...double, files, days, close };
}

/** One line of a report: a user's day. */
export function copilotDay(day: string, login: string, id: number, more: object = {}): object {
  return {
    report_start_day: day,
    report_end_day: day,
    day,
    organization_id: '7',
    user_id: id,
    user_login: login,
    user_initiated_interaction_count: 5,
    code_generation_activity_count: 9,
    code_acceptance_activity_count: 4,
    loc_added_sum: 30,
    loc_deleted_sum: 2,
    used_agent: true,
    used_chat: false,
    totals_by_ide: [
      {
        ide: 'vscode',
        user_initiated_interaction_count: 5,
        code_generation_activity_count: 9,
        code_acceptance_activity_count: 4,
        loc_added_sum: 30,
        loc_deleted_sum: 2,
      },
    ],
    totals_by_feature: [],
    ...more,
  };
}

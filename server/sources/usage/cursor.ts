import { Fault } from '../../ledger/fault';
import { quoted } from '../../ledger/reject';
import type { Json } from '../github-rest/shape';
import { firstText, objectAt } from '../incident-events/told';
import { ToldFigures } from './told-figures';
import { dayText, timeOf } from './told-time';
import { automatedAccount, personOf, type MappedUsage, type UsageFigures } from './usage-part';

export const CURSOR = 'cursor';

/** An item of Cursor's Admin API: a person's day, or one request. Source: cursor.com/docs/account/teams/admin-api. */
export function cursorUsage(item: Json): MappedUsage | Fault {
  return 'timestamp' in item ? cursorEvent(item) : cursorDay(item);
}

/**
 * A person's day (`/teams/daily-usage-data`) in the editor. Requests to chat, composer, agent and the inline prompt are prompts; accepted lines are lines
 * accepted. Bugbot reviews changes unasked, so that it alone is ambient. A day of somebody who was active although all of it is 0 tells of use without its
 * figures, which are left out.
 */
function cursorDay(item: Json): MappedUsage | Fault {
  const email = firstText(item, 'email');
  if (email === undefined)
    return new Fault('missing_field', 'names no person: "email" is missing; export it with an admin key of the team');
  const day = dayText(item.day) ?? dayText(item.date);
  if (day === undefined)
    return new Fault('bad_time', `has neither a "day" nor a "date" that is a day (${quoted(item.day ?? item.date)}); export it again`); // prettier-ignore
  const person = personOf(email);
  const told = new ToldFigures();
  const figures: UsageFigures = {
    prompts: told.sum([item], 'composerRequests', 'chatRequests', 'agentRequests', 'cmdkUsages'),
    lines_accepted: told.of(item, 'acceptedLinesAdded'),
  };
  const bugbot = told.of(item, 'bugbotUsages');
  if (told.fault) return told.fault;
  const all = Object.values(figures);
  const active = item.isActive === true;
  const still = all.every((figure) => figure === undefined || figure === 0);
  const row = { kind: 'agent_usage', person, day, tool: CURSOR };
  const records: Json[] = [];
  // Without a single figure and without activity the row tells nothing.
  if (active || all.some((figure) => figure !== undefined))
    records.push({ ...row, surface: 'ide', ...(active && still ? {} : figures) });
  if (bugbot !== undefined && bugbot > 0) records.push({ ...row, surface: 'ci', ambient: true });
  return { records };
}

/**
 * One request (`/teams/filtered-usage-events`): tokens and their price, which is counted whether it was included or charged. A cloud agent is a delegated run,
 * from its first to its last request; a request without a screen comes from the command line, any other from the editor. A service account is no person.
 */
function cursorEvent(item: Json): MappedUsage | Fault {
  const email = firstText(item, 'userEmail');
  const service = firstText(item, 'serviceAccountName', 'serviceAccountId');
  if (email === undefined && service === undefined)
    return new Fault('missing_field', 'names no person: "userEmail" is missing; export it with an admin key of the team'); // prettier-ignore
  const at = timeOf(item.timestamp);
  if (Number.isNaN(at))
    return new Fault('bad_time', `has a field "timestamp" that is ${quoted(item.timestamp)}, which is no time; export it again`); // prettier-ignore
  const told = new ToldFigures();
  const usage = objectAt(item, 'tokenUsage');
  const cents = told.of(usage, 'totalCents') ?? told.of(item, 'chargedCents');
  const tokens =
    told.of(usage, 'totalTokens') ??
    told.sum([usage], 'inputTokens', 'outputTokens', 'cacheWriteTokens', 'cacheReadTokens');
  if (told.fault) return told.fault;
  const person = email === undefined ? `service:${service}` : personOf(email);
  const agent = firstText(item, 'cloudAgentId');
  const surface = service !== undefined && email === undefined ? 'api' : agent ? 'web' : item.isHeadless === true ? 'cli' : 'ide'; // prettier-ignore
  const words = [firstText(item, 'model'), firstText(item, 'kind'), firstText(item, 'conversationId'), agent];
  return {
    records: email === undefined ? [automatedAccount(person)] : [],
    parts: [
      {
        person,
        day: dayText(at) as string,
        tool: CURSOR,
        surface,
        part: [at, tokens, cents, ...words].join(' '),
        figures: { cost_usd: cents === undefined ? undefined : cents / 100, tokens },
      },
    ],
    moments: agent && email !== undefined ? [{ id: `cursor:${agent}`, person, tool: CURSOR, surface, at }] : [],
    nobody: email === undefined ? 'account' : undefined,
  };
}

import { Fault } from '../../ledger/fault';
import { quoted } from '../../ledger/reject';
import type { Json } from '../github-rest/shape';
import { firstText } from '../incident-events/told';
import { copilotSurfaces, type CopilotSurface } from './copilot-figures';
import { copilotPhase } from './copilot-phase';
import { ToldFigures } from './told-figures';
import { dayText } from './told-time';
import type { MappedUsage } from './usage-part';

export const COPILOT = 'copilot';

/** Dollars per AI credit. Source: docs.github.com, "Usage-based billing for organizations and enterprises". */
const PER_CREDIT = 0.01;

/**
 * An item of GitHub's Copilot usage metrics: a person's day, or a person's totals over the days of the report, each with a record of the person.
 * Totals of the whole organization name nobody and are left out. Source: docs.github.com, "Data available in Copilot usage metrics".
 *
 * @param page what the item stood in; it tells the days of totals
 * @returns a Fault for an item without a login or its days
 */
export function copilotUsage(item: Json, page: Json): MappedUsage | Fault {
  const login = firstText(item, 'user_login', 'login');
  const id = item.user_id;
  if (login === undefined) {
    if (id === undefined || id === null) return { nobody: 'totals' };
    return new Fault(
      'missing_field',
      `names no "user_login" for the user ${quoted(id)}; download the report of users again`,
    );
  }
  const told = new ToldFigures();
  const surfaces = copilotSurfaces(item, told);
  const credits = told.of(item, 'ai_credits_used');
  const active = told.of(item, 'total_active_days');
  if (told.fault) return told.fault;
  const account = typeof id === 'number' || typeof id === 'string' ? { account_id: String(id) } : {};
  const person = { kind: 'person', login, ...account };
  const told1 = withCost(surfaces, credits);
  const fixed = { tool: COPILOT, phase: copilotPhase(item.ai_adoption_phase) };
  if (item.day === undefined || item.day === null) {
    const from_day = dayText(item.report_start_day ?? page.report_start_day);
    const to_day = dayText(item.report_end_day ?? page.report_end_day);
    if (from_day === undefined || to_day === undefined)
      return new Fault('missing_field', 'has neither a "day" nor "report_start_day" and "report_end_day"; keep the whole report, not its list alone'); // prettier-ignore
    // Active days beside a surface that was not used would make it used.
    const first = Math.max(
      0,
      surfaces.findIndex(({ used }) => used),
    );
    const rows = told1.map(({ surface, row: { tokens: _, ...row } }, at) => ({
      kind: 'agent_usage_period',
      person: login,
      from_day,
      to_day,
      surface,
      ...fixed,
      ...row,
      // Told of the person, whatever the surface: kept once, so that it adds up.
      ...(at === first && active !== undefined ? { active_days: active } : {}),
    }));
    return { records: [person, ...rows] };
  }
  const day = dayText(item.day);
  if (day === undefined)
    return new Fault('bad_time', `has a field "day" that is ${quoted(item.day)}, which is no day; export it again`);
  const rows = told1.map(({ surface, row }) => ({
    kind: 'agent_usage',
    person: login,
    day,
    surface,
    ...fixed,
    ...row,
  }));
  return { records: [person, ...rows] };
}

/**
 * Credits are told of the whole: their price stands at the first surface that was used, so that it counts once and never makes one used. Where none was, the
 * credits alone are kept.
 */
function withCost(surfaces: CopilotSurface[], credits: number | undefined) {
  const first = surfaces.findIndex(({ used }) => used);
  return surfaces.map(({ surface, figures, ambient }, at) => ({
    surface,
    row: {
      ...figures,
      ...(ambient ? { ambient } : {}),
      ...(at === first && credits !== undefined ? { cost_usd: Math.round(credits * PER_CREDIT * 1e6) / 1e6 } : {}),
      ...(first < 0 && at === 0 && credits !== undefined ? { ai_credits_used: credits } : {}),
    },
  }));
}

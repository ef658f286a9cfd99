import { Fault } from '../../ledger/fault';
import type { Json } from '../github-rest/shape';
import { copilotUsage } from './copilot';
import { copilotPhase } from './copilot-phase';

const ide = (prompts: number, lines: number, name = 'vscode') => ({
  ide: name,
  user_initiated_interaction_count: prompts,
  loc_added_sum: lines,
});
const feature = (name: string, prompts: number, lines: number) => ({
  feature: name,
  user_initiated_interaction_count: prompts,
  loc_added_sum: lines,
});
const cli = (sessions: number, prompts: number, tokens: [number, number]) => ({
  session_count: sessions,
  request_count: 9,
  prompt_count: prompts,
  token_usage: { prompt_tokens_sum: tokens[0], output_tokens_sum: tokens[1], avg_tokens_per_request: 1 },
});
/** A day on which nothing happened, as GitHub writes it: every count 0, every flag false, every list empty. */
const still = {
  day: '2026-03-02',
  user_id: 41,
  user_login: 'ada',
  user_initiated_interaction_count: 0,
  code_generation_activity_count: 0,
  code_acceptance_activity_count: 0,
  loc_added_sum: 0,
  loc_deleted_sum: 0,
  totals_by_ide: [],
  totals_by_feature: [],
  used_agent: false,
  used_chat: false,
  used_cli: false,
  used_copilot_coding_agent: false,
};

/** The rows of usage, without what all of them share. */
function rowsOf(item: Json, page: Json = {}): unknown[] {
  const mapped = copilotUsage(item, page);
  if (mapped instanceof Fault) return [mapped.reason, mapped.problem];
  return (mapped.records ?? [])
    .filter(({ kind }) => kind !== 'person')
    .map((row) => {
      const { kind: _, person: _person, tool: _tool, day: _day, phase, ...rest } = row;
      return JSON.parse(JSON.stringify(phase === undefined ? rest : { ...rest, phase })) as unknown;
    });
}

describe('a day, per surface', () => {
  it.each<[string, Json, unknown[]]>([
    [
      'editors add up; code completions alone accept lines',
      { totals_by_ide: [ide(3, 10), ide(1, 5, 'jetbrains')], user_initiated_interaction_count: 4, loc_added_sum: 15 },
      [{ surface: 'ide', prompts: 4, lines_accepted: 15 }],
    ],
    [
      'the command line has its own counts, and its lines from its feature',
      {
        used_cli: true,
        totals_by_cli: cli(2, 5, [100, 30]),
        totals_by_feature: [feature('copilot_cli', 7, 40)],
        user_initiated_interaction_count: 7,
        loc_added_sum: 40,
      },
      [{ surface: 'cli', sessions: 2, prompts: 5, tokens: 130, lines_accepted: 40 }],
    ],
    [
      'editor and command line of one day',
      {
        used_agent: true,
        totals_by_ide: [ide(1, 4)],
        totals_by_cli: cli(1, 1, [7, 3]),
        totals_by_feature: [feature('agent_edit', 0, 4), feature('copilot_cli', 1, 0)],
        user_initiated_interaction_count: 2,
        loc_added_sum: 4,
      },
      [
        { surface: 'ide', prompts: 1, lines_accepted: 4 },
        { surface: 'cli', sessions: 1, prompts: 1, tokens: 10, lines_accepted: 0 },
      ],
    ],
    [
      'code generated without a prompt or a line is use of the editor, without figures',
      { code_generation_activity_count: 3 },
      [{ surface: 'ide' }],
    ],
    [
      'so are suggestions taken over, as an editor tells them',
      { totals_by_ide: [{ ...ide(0, 0), code_acceptance_activity_count: 1 }], code_acceptance_activity_count: 1 },
      [{ surface: 'ide' }],
    ],
    [
      'of the command line it is use of that, not of the editor',
      {
        code_generation_activity_count: 3,
        totals_by_feature: [{ ...feature('copilot_cli', 0, 0), code_generation_activity_count: 3 }],
      },
      [{ surface: 'cli' }],
    ],
    [
      'beside figures above 0 they stay',
      { totals_by_ide: [{ ...ide(2, 0), code_generation_activity_count: 4 }] },
      [{ surface: 'ide', prompts: 2, lines_accepted: 0 }],
    ],
    ['the cloud agent tells no figure', { used_copilot_cloud_agent: true }, [{ surface: 'web' }]],
    ['its older name does as well', { used_copilot_coding_agent: true }, [{ surface: 'web' }]],
    [
      'the app, and jobs of partner agents',
      {
        totals_by_copilot_app: {
          session_count: 1,
          prompt_count: 2,
          request_count: 3,
          token_usage: { output_tokens_sum: 8 },
        },
        totals_by_3rd_party_agent: [
          { agent_id: '1', user_initiated_interaction_count: 2 },
          { agent_id: '2', user_initiated_interaction_count: 1 },
        ],
      },
      [{ surface: 'web', sessions: 1, prompts: 2, tokens: 8, runs: 3 }],
    ],
    ['a review somebody asked for is use', { used_copilot_code_review_active: true }, [{ surface: 'ci' }]],
    [
      'a review assigned automatically is ambient',
      { used_copilot_code_review_passive: true },
      [{ surface: 'ci', ambient: true }],
    ],
    [
      'both: asked for counts',
      { used_copilot_code_review_active: true, used_copilot_code_review_passive: true },
      [{ surface: 'ci' }],
    ],
    [
      'counts without any flag or list are of the editor',
      { user_initiated_interaction_count: 6, loc_added_sum: 2 },
      [{ surface: 'ide', prompts: 6, lines_accepted: 2 }],
    ],
    ['what is told as 0 stays 0', {}, [{ surface: 'ide', prompts: 0, lines_accepted: 0 }]],
    ['a flag beside zeros: they disagree, so the figures are not told', { used_agent: true }, [{ surface: 'ide' }]],
    ['the same on the command line', { used_cli: true, totals_by_cli: cli(0, 0, [0, 0]) }, [{ surface: 'cli' }]],
    [
      'credits are a price at one cent each, at the first surface that was used',
      { ai_credits_used: 2.28, totals_by_cli: cli(1, 2, [1, 1]), used_copilot_cloud_agent: true },
      [{ surface: 'cli', sessions: 1, prompts: 2, tokens: 2, cost_usd: 0.0228 }, { surface: 'web' }],
    ],
    [
      'credits never make a surface used: an unasked review spends them too',
      { ai_credits_used: 2, used_copilot_code_review_passive: true },
      [{ surface: 'ci', ambient: true, ai_credits_used: 2 }],
    ],
    [
      'the phase stands at every surface',
      { used_copilot_cloud_agent: true, ai_adoption_phase: 3 },
      [{ surface: 'web', phase: '3' }],
    ],
  ])('%s', (_what, given, rows) => {
    expect(rowsOf({ ...still, ...given })).toEqual(rows);
  });

  it('a day that tells nothing at all has no row', () => {
    expect(rowsOf({ day: '2026-03-02', user_login: 'ada', user_id: 41, used_chat: false })).toEqual([]);
  });

  it('keeps the account beside it', () => {
    const mapped = copilotUsage({ ...still }, {});
    expect(mapped).toMatchObject({ records: [{ kind: 'person', login: 'ada', account_id: '41' }, { person: 'ada', day: '2026-03-02', tool: 'copilot' }] }); // prettier-ignore
  });
});

describe('totals of a span', () => {
  const totals = {
    login: 'ada',
    user_id: 41,
    total_active_days: 9,
    user_initiated_interaction_count: 12,
    loc_added_sum: 8,
  };
  const page = { report_start_day: '2026-02-04', report_end_day: '2026-03-03' };

  it('become rows of the span the report tells; active days once', () => {
    const rows = rowsOf(
      { ...totals, totals_by_ide: [ide(12, 8)], totals_by_cli: cli(1, 3, [5, 5]), ai_credits_used: 100 },
      page,
    );
    expect(rows).toEqual([
      { from_day: '2026-02-04', to_day: '2026-03-03', surface: 'ide', prompts: 12, lines_accepted: 8, cost_usd: 1, active_days: 9 },
      { from_day: '2026-02-04', to_day: '2026-03-03', surface: 'cli', sessions: 1, prompts: 3 },
    ]); // prettier-ignore
  });

  it('without the days they cannot be used', () => {
    expect(rowsOf(totals)).toEqual(['missing_field', expect.stringContaining('report_start_day')]);
  });
});

describe('what cannot be used', () => {
  it('a figure that is none', () => {
    expect(rowsOf({ ...still, user_initiated_interaction_count: 'many' })).toEqual([
      'bad_number',
      expect.stringContaining('"user_initiated_interaction_count" that is "many"'),
    ]);
    expect(rowsOf({ ...still, loc_added_sum: -1 })[0]).toBe('bad_number');
  });
  it('a day that is none, and a user without a login', () => {
    expect(rowsOf({ ...still, day: '2026-02-30' })[0]).toBe('bad_time');
    expect(rowsOf({ ...still, user_login: undefined })[0]).toBe('missing_field');
  });
  it('totals of an organization are no person’s', () => {
    expect(copilotUsage({ day: '2026-03-02', daily_active_users: 3 }, {})).toEqual({ nobody: 'totals' });
  });
});

it.each<[unknown, string | undefined]>([
  [{ phase: 'Phase 2', phase_number: 2, version: 'v1' }, '2'],
  [{ phase: 'Phase 2' }, '2'],
  [{ phase: '2' }, '2'],
  ['Phase 4', '4'],
  ['2', '2'],
  [2, '2'],
  [0, '0'],
  ['No cohort', 'No cohort'],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
  [{}, undefined],
  [true, undefined],
])('the phase of %j is %s', (told, phase) => {
  expect(copilotPhase(told)).toBe(phase);
});

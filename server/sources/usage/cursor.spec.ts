import { cursorUsage } from './cursor';
import { cursorCsvEvent } from './cursor-csv';

const day = {
  userId: 7,
  // 2026-03-02T00:00:00Z in milliseconds.
  date: 1772409600000,
  day: '2026-03-02',
  email: 'Ada@acme.example',
  isActive: true,
  totalLinesAdded: 90,
  acceptedLinesAdded: 40,
  composerRequests: 3,
  chatRequests: 2,
  agentRequests: 5,
  cmdkUsages: 1,
  bugbotUsages: 0,
  clientVersion: '2.1.0',
};
const fixed = { kind: 'agent_usage', person: 'ada@acme.example', day: '2026-03-02', tool: 'cursor' };

it('the milliseconds of the tests are the day of the tests', () => {
  expect(new Date(day.date).toISOString()).toBe('2026-03-02T00:00:00.000Z');
});

describe('a day', () => {
  it.each<[string, object, unknown[]]>([
    ['in the editor', {}, [{ ...fixed, surface: 'ide', prompts: 11, lines_accepted: 40 }]],
    ['told by milliseconds alone', { day: undefined }, [{ ...fixed, surface: 'ide', prompts: 11, lines_accepted: 40 }]],
    [
      'told by milliseconds in quotes',
      { day: undefined, date: '1772409600000' },
      [{ ...fixed, surface: 'ide', prompts: 11, lines_accepted: 40 }],
    ],
    [
      'told as a time',
      { day: undefined, date: '2026-03-02T00:00:00.000Z' },
      [{ ...fixed, surface: 'ide', prompts: 11, lines_accepted: 40 }],
    ],
    [
      'reviews by Bugbot beside it',
      { bugbotUsages: 2 },
      [
        { ...fixed, surface: 'ide', prompts: 11, lines_accepted: 40 },
        { ...fixed, surface: 'ci', ambient: true },
      ],
    ],
    [
      'nobody there: zeros stay zeros',
      { isActive: false, acceptedLinesAdded: 0, composerRequests: 0, chatRequests: 0, agentRequests: 0, cmdkUsages: 0 },
      [{ ...fixed, surface: 'ide', prompts: 0, lines_accepted: 0 }],
    ],
    [
      'active though all is 0: used, without figures',
      { acceptedLinesAdded: 0, composerRequests: 0, chatRequests: 0, agentRequests: 0, cmdkUsages: 0 },
      [{ ...fixed, surface: 'ide' }],
    ],
  ])('%s', (_what, given, records) => {
    expect(cursorUsage({ ...day, ...given })).toEqual({ records });
  });

  it('that tells nothing has no row', () => {
    expect(cursorUsage({ email: 'ada@acme.example', day: '2026-03-02', isActive: false })).toEqual({ records: [] });
  });

  it('without a person or a day, or with a figure that is none, says so', () => {
    expect(cursorUsage({ ...day, email: undefined })).toMatchObject({ reason: 'missing_field' });
    expect(cursorUsage({ ...day, day: 'x', date: 'y' })).toMatchObject({ reason: 'bad_time' });
    expect(cursorUsage({ ...day, chatRequests: {} })).toMatchObject({ reason: 'bad_number' });
  });
});

const event = {
  timestamp: '1772445600000',
  userEmail: 'ada@acme.example',
  model: 'large',
  kind: 'Usage-based',
  tokenUsage: { inputTokens: 100, outputTokens: 20, cacheWriteTokens: 3, cacheReadTokens: 4, totalCents: 12.5 },
  chargedCents: 0,
};

describe('a request', () => {
  it.each<[string, object, object]>([
    ['in the editor', {}, { surface: 'ide', figures: { cost_usd: 0.125, tokens: 127 } }],
    ['without a screen', { isHeadless: true }, { surface: 'cli' }],
    ['of a cloud agent', { cloudAgentId: 'bc-1' }, { surface: 'web' }],
    ['without tokens', { tokenUsage: undefined, chargedCents: 4 }, { figures: { cost_usd: 0.04, tokens: undefined } }],
  ])('%s', (_what, given, part) => {
    expect(cursorUsage({ ...event, ...given })).toMatchObject({
      parts: [{ person: 'ada@acme.example', day: '2026-03-02', ...part }],
    });
  });

  it('a cloud agent is a delegated run, a service account no person', () => {
    expect(cursorUsage({ ...event, cloudAgentId: 'bc-1' })).toMatchObject({
      moments: [{ id: 'cursor:bc-1', person: 'ada@acme.example', surface: 'web', at: 1772445600 }],
    });
    expect(
      cursorUsage({ ...event, userEmail: undefined, serviceAccountName: 'nightly', cloudAgentId: 'bc-1' }),
    ).toMatchObject({
      records: [{ login: 'service:nightly', account_type: 'bot' }],
      moments: [],
      nobody: 'account',
    });
  });

  it('of the dashboard’s CSV', () => {
    const row = {
      Date: '2026-03-02T10:00:00.000Z', User: 'ada@acme.example', 'Cloud Agent ID': 'bc-1', Kind: 'Included', Model: 'large', 'Max Mode': 'No',
      'Input (w/ Cache Write)': '5', 'Input (w/o Cache Write)': '10', 'Cache Read': '20', 'Output Tokens': '7', 'Total Tokens': '42', Cost: '$0.25',
    }; // prettier-ignore
    expect(cursorUsage(cursorCsvEvent(row))).toMatchObject({
      parts: [{ surface: 'web', day: '2026-03-02', figures: { cost_usd: 0.25, tokens: 42 } }],
      moments: [{ id: 'cursor:bc-1', at: 1772445600 }],
    });
    expect(cursorUsage(cursorCsvEvent({ ...row, Cost: 'Included' }))).toMatchObject({
      parts: [{ figures: { cost_usd: undefined, tokens: 42 } }],
    });
    expect(cursorUsage(cursorCsvEvent({ ...row, User: '' }))).toMatchObject({ reason: 'missing_field' });
  });
});

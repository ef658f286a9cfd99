import type { UsageDoor } from '../gql/documents';
import { countedOf } from './number';

/** A vendor of an agent whose usage is pulled, in words. */
export interface UsageVendor {
  /** As a connection is asked for. */
  source: UsageDoor;
  /** As connections name it. */
  door: string;
  name: string;
  /** What it tells. */
  tells: string;
  /** What the key is called, and where it is made. */
  key: string;
  where: string;
  /** What besides the key is asked for. */
  account: { field: 'organization' | 'workspace'; label: string; description: string } | null;
  baseUrl: string;
}

/** The vendors, in the order of the alphabet. */
export const usageVendors: readonly UsageVendor[] = [
  {
    source: 'claude_code_usage',
    door: 'claude-code-usage',
    name: 'Claude Code',
    tells: 'Sessions, lines, tokens and estimated cost per person, day and terminal.',
    key: 'Admin API key',
    where: 'An admin makes it in the Claude Console under Settings, Admin keys; it begins with sk-ant-admin.',
    account: null,
    baseUrl: 'https://api.anthropic.com',
  },
  {
    source: 'codex_usage',
    door: 'codex-usage',
    name: 'Codex',
    tells: 'Threads and turns per person, day and client. ChatGPT Enterprise keeps 90 days.',
    key: 'API key',
    where: 'A key of the OpenAI Platform with the scope codex.enterprise.analytics.read.',
    account: {
      field: 'workspace',
      label: 'Workspace',
      description: 'The id that the ChatGPT admin console shows.',
    },
    baseUrl: 'https://api.chatgpt.com/v1/analytics/codex',
  },
  {
    source: 'cursor_usage',
    door: 'cursor-usage',
    name: 'Cursor',
    tells: 'Requests and accepted lines per person and day; runs of cloud agents where the plan gives usage events.',
    key: 'Admin API key',
    where: 'An administrator of the team makes it in the Cursor dashboard under Settings, Cursor Admin API Keys.',
    account: null,
    baseUrl: 'https://api.cursor.com',
  },
  {
    source: 'copilot_usage',
    door: 'copilot-usage',
    name: 'GitHub Copilot',
    tells:
      'Interactions, lines and adoption phase per person, day and surface. The token needs to read Copilot metrics.',
    key: 'Token',
    where:
      'A fine-grained token with “Organization Copilot metrics” (read), or a classic one with manage_billing:copilot or read:enterprise. The policy “Copilot usage metrics” has to be enabled.',
    account: {
      field: 'organization',
      label: 'Organization',
      description: 'Its login, as in github.com/LOGIN; enterprise:SLUG for a whole enterprise.',
    },
    baseUrl: 'https://api.github.com',
  },
];

/** The vendor behind a connection; undefined = it is none. */
export const usageVendorOf = (door: string): UsageVendor | undefined =>
  usageVendors.find((vendor) => vendor.door === door);

const titles: Record<string, (name: string) => string> = {
  unauthorized: (name) => `${name} refused the key`,
  forbidden: () => 'The key may not read this',
  not_found: (name) => `${name} does not find this`,
  rate_limited: (name) => `The limit of ${name} is reached`,
  upstream: (name) => `${name} failed to answer`,
  timeout: (name) => `${name} did not answer in time`,
  unknown_schema: (name) => `${name} answered in another shape`,
};

/** What a fault of a pull is called. */
export const usageFaultTitle = (code: string | null, vendor: string): string =>
  titles[code ?? '']?.(vendor) ?? 'The last pull failed';

/** What is missing of it, in short parts; "none missing" when every day is in. */
export function usageGaps({ missing, absent }: { missing: number; absent: number }): string[] {
  return [
    missing > 0 ? `${countedOf(missing, 'day')} still to come` : 'none missing',
    ...(absent > 0 ? [`no report of ${countedOf(absent, 'day')}: unknown, not 0`] : []),
  ];
}

import { Failure } from '../../platform/failure';
import type { UsageDoor } from '../../sources/usage/usage-door';
import { usageVendor } from '../../sources/usage-pull/usage-vendor';
import type { ConnectionSettings } from '../../store/connections';
import { minutesOf } from './github-settings';

/** What a vendor's usage is connected with; left out = null or undefined. */
export interface UsageInput {
  door: UsageDoor;
  baseUrl?: string | null;
  secret: string;
  /** Copilot: an organization, or `enterprise:` and an enterprise. */
  organization?: string | null;
  /** Codex. */
  workspace?: string | null;
  name?: string | null;
  everyMinutes?: number | null;
}

export interface UsageSettings {
  door: UsageDoor;
  name: string;
  /** `login` is the organization or the workspace. */
  settings: ConnectionSettings;
  secret: string;
  everyMinutes: number;
}

const EVERY_MINUTES = 360;
const longestName = 100;
const longestSecret = 1000;

/**
 * Checks what was given, without asking anybody.
 *
 * @throws Failure bad_input with what does not fit and how it is written
 */
export function usageSettings(input: UsageInput): UsageSettings {
  const vendor = usageVendor(input.door);
  const account =
    vendor.account === 'organization'
      ? organizationOf(input.organization)
      : vendor.account === 'workspace'
        ? workspaceOf(input.workspace)
        : null;
  const baseUrl = addressOf(input.baseUrl?.trim() || vendor.baseUrl);
  const name = input.name?.trim() || vendor.called(account);
  if (name.length > longestName)
    throw new Failure('bad_input', `The name has ${name.length} characters; at most ${longestName} are possible.`);
  return {
    door: input.door,
    name,
    settings: {
      baseUrl,
      target: 'organization',
      login: account,
      repositories: [],
      auth: 'token',
      appId: null,
      installationId: null,
    },
    secret: usageSecret(input.secret, vendor.keyRemedy),
    everyMinutes: minutesOf(input.everyMinutes ?? EVERY_MINUTES),
  };
}

/**
 * A key as it was pasted.
 *
 * @throws Failure bad_input, without repeating it
 */
export function usageSecret(text: string | null | undefined, remedy: string): string {
  const secret = (text ?? '').trim();
  if (secret === '') throw new Failure('bad_input', `The key is missing. ${remedy}`);
  if (secret.length > longestSecret || /[^\x21-\x7e]/.test(secret))
    throw new Failure('bad_input', 'This is no key: it holds blanks or characters that none has. Copy it again.');
  return secret;
}

function organizationOf(text: string | null | undefined): string {
  const name = text?.trim().replace(/^@/, '') ?? '';
  if (/^(enterprise:)?[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(name)) return name;
  throw new Failure(
    'bad_input',
    `The organization is ${name === '' ? 'missing' : `"${name.slice(0, 60)}"`}: write its login as in github.com/LOGIN, or enterprise:SLUG for a whole enterprise.`,
  );
}

function workspaceOf(text: string | null | undefined): string {
  const id = text?.trim() ?? '';
  if (/^[\w-]{1,100}$/.test(id)) return id;
  throw new Failure(
    'bad_input',
    `The workspace is ${id === '' ? 'missing' : `"${id.slice(0, 60)}"`}: it is the id that the ChatGPT admin console shows.`,
  );
}

function addressOf(text: string): string {
  const shown = text.replace(/[^/]*@/, '').slice(0, 100);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Failure('bad_input', `"${shown}" is no address: write it as https://api.example.com.`);
  }
  if (!['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '')
    throw new Failure('bad_input', `"${shown}" is no address of an interface: write it as https://api.example.com.`);
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Failure } from '../../platform/failure';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { hookTools, type HookTool } from './connect-hook-tools';
import type { ConnectedHook, ConnectHookInput } from './connect-hook.types';
import { ConnectionList } from './connection-list.service';
import { ConnectionSecrets } from './connection-secrets';
import { organizationFor } from './organization-for';

const longestName = 100;
const longestSecret = 500;

/** Connects incident tools whose webhooks are taken. */
@Injectable()
export class ConnectHook {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly list: ConnectionList,
    private readonly secrets: ConnectionSecrets,
  ) {}

  /**
   * Makes a connection, or gives the one of that name the secret that its tool shows; the secret before stays valid beside it.
   *
   * @throws Failure bad_input for a name or a secret that does not fit, or when it is connected already
   */
  async connect(org: string | null | undefined, input: ConnectHookInput): Promise<ConnectedHook> {
    const tool = hookTools[input.source];
    const name = nameOf(input.name, tool);
    const given = secretOf(input.secret, tool);
    const { id: organizationId } = await organizationFor(this.store, this.organizations, org);
    const made = tool.secret === 'ours' && given === null ? this.secrets.newHookSecret() : null;
    const sealed = given === null ? (made?.sealed ?? null) : this.secrets.seal(given);
    const settings = { baseUrl: tool.baseUrl, target: 'organization', login: null, repositories: [], auth: 'none', appId: null, installationId: null }; // prettier-ignore
    const { rows } = await this.store.inOrganization(organizationId, (client) =>
      client.query<{ id: number; token: string }>(
        `INSERT INTO connection AS c (organization_id, door, name, settings, hook_secrets, hook_token)
         VALUES ($1, $2, $3, $4, CASE WHEN $5::text IS NULL THEN '{}' ELSE ARRAY[$5::text] END, $6)
         ON CONFLICT (organization_id, door, name) DO UPDATE SET hook_secrets = (excluded.hook_secrets || c.hook_secrets)[1:2] WHERE $7
         RETURNING id, hook_token AS token`,
        [
          organizationId,
          tool.door,
          name,
          JSON.stringify(settings),
          sealed,
          `${organizationId}-${randomBytes(16).toString('hex')}`,
          given !== null,
        ],
      ),
    );
    if (rows.length === 0)
      throw new Failure(
        'bad_input',
        `${tool.name} ${name} is connected already: give its new secret, choose another name, or disconnect it first.`,
      );
    const [{ id, token }] = rows;
    const shown = made?.shown ?? null;
    const filled = (step: string): string =>
      step.replaceAll('{path}', `/hooks/${tool.door}/${token}`).replaceAll('{secret}', shown ?? 'the secret');
    return {
      connection: await this.list.connection(organizationId, String(id)),
      hookSecret: shown,
      setup: tool.setup.map(filled),
    };
  }
}

function nameOf(text: string, tool: HookTool): string {
  const name = text.trim();
  if (name !== '' && name.length <= longestName && !/\p{Cc}/u.test(name)) return name;
  throw new Failure(
    'bad_input',
    `${JSON.stringify(text.slice(0, 60))} is no name for ${tool.name}: give 1 to ${longestName} characters in one line, such as the name of the account.`,
  );
}

/** Checks a secret without repeating it. */
function secretOf(text: string | null | undefined, tool: HookTool): string | null {
  const secret = (text ?? '').trim();
  if (secret === '') return null;
  if (tool.secret === 'none')
    throw new Failure('bad_input', `${tool.name} signs nothing: connect it without a secret.`);
  if (secret.length > longestSecret || /[^\x21-\x7e]/.test(secret))
    throw new Failure(
      'bad_input',
      `This is no secret of ${tool.name}: it holds blanks, characters that none has, or more than ${longestSecret}. Copy it again.`,
    );
  if (tool.door === 'incident-io' && !/^whsec_[\w+/-]{16,}={0,2}$/.test(secret))
    throw new Failure(
      'bad_input',
      'A signing secret of incident.io begins with whsec_ and goes on in base64: copy it again under Settings, Webhooks.',
    );
  return secret;
}

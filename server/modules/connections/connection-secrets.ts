import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ServiceRule } from '../../domain/delivery-mapping';
import { Failure } from '../../platform/failure';
import { SecretBox, type Sealed } from '../../platform/sealed';
import { INCIDENT_LABELS, WORKFLOWS } from '../../sources/github/name-pattern';
import type { GithubConnection } from '../../sources/github/sync-context';
import type { ConnectionSettings } from '../../store/connections';
import { Store } from '../../store/data-source';
import type { GithubSettings } from './github-settings';

const HOOK_SECRET_BYTES = 32;

/** Opens what a connection keeps sealed, where it is used; nothing of it is ever shown again. */
@Injectable()
export class ConnectionSecrets {
  constructor(
    private readonly store: Store,
    private readonly box: SecretBox,
  ) {}

  seal(text: string): Sealed {
    return this.box.seal(text);
  }

  /** A new secret of a webhook, as it is shown once and as it is stored. */
  newHookSecret(): { shown: string; sealed: Sealed } {
    const shown = randomBytes(HOOK_SECRET_BYTES).toString('hex');
    return { shown, sealed: this.box.seal(shown) };
  }

  /**
   * The opened secret of a connection that has one.
   *
   * @throws Failure not_found, bad_config when the key is another
   */
  async secretOf(organizationId: number, connectionId: number): Promise<string> {
    const { rows } = await this.store.inOrganization(organizationId, (client) =>
      client.query<{ secret: Sealed }>('SELECT secret FROM connection WHERE id = $1 AND secret IS NOT NULL', [
        connectionId,
      ]),
    );
    if (rows.length === 0) throw new Failure('not_found', 'The connection was removed.');
    return this.box.unseal(rows[0].secret);
  }

  /**
   * A connection with its opened credentials.
   *
   * @throws Failure not_found, wrong_use for one that takes webhooks only, bad_config when the key is another
   */
  async githubConnection(organizationId: number, connectionId: number): Promise<GithubConnection> {
    const { rows } = await this.store.inOrganization(organizationId, (client) =>
      client.query<{
        name: string;
        settings: ConnectionSettings;
        secret: Sealed | null;
        services: ServiceRule[] | null;
      }>(
        `SELECT c.name, c.settings, c.secret, o.settings #> '{delivery,services}' AS services
         FROM connection c JOIN organization o ON o.id = c.organization_id WHERE c.id = $1`,
        [connectionId],
      ),
    );
    if (rows.length === 0) throw new Failure('not_found', 'The connection was removed.');
    const [{ name, settings, secret, services }] = rows;
    if (secret === null)
      throw new Failure(
        'wrong_use',
        `${name} takes webhooks only: there is nothing to sync. Connect it with a token to read more.`,
      );
    const target = githubTarget({ name, settings, secret: this.box.unseal(secret) });
    // Which files a change touches is read only where a rule asks for it.
    const repositoriesWithPaths = (services ?? []).filter(({ path }) => path).map(({ repo }) => repo || '*');
    return { organizationId, connectionId, ...target, repositoriesWithPaths };
  }
}

/** What is asked of GitHub, with the opened credentials in it. */
export function githubTarget({
  name,
  settings,
  secret,
}: Pick<GithubSettings, 'name' | 'settings' | 'secret'>): Omit<GithubConnection, 'organizationId' | 'connectionId'> {
  const { baseUrl, target, login, repositories, auth, appId, installationId } = settings;
  return {
    name,
    baseUrl,
    target,
    login,
    repositories,
    // Connections made before there was a choice read the default ones.
    incidentLabels: settings.incidentLabels ?? [...INCIDENT_LABELS],
    workflows: settings.workflows ?? [...WORKFLOWS],
    auth:
      auth === 'app'
        ? { kind: 'app', appId: appId ?? '', privateKey: secret ?? '', installationId }
        : { kind: 'token', token: secret ?? '' },
  };
}

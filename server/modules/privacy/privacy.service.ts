import { Injectable } from '@nestjs/common';
import { removeOld } from '../../ledger/retention';
import { retentionSources, TELEMETRY_DAYS, type RetentionSource } from '../../ledger/retention-sources';
import { Failure } from '../../platform/failure';
import { Store } from '../../store/data-source';
import { Organizations, type OrganizationRow } from '../../store/organizations';
import type { PersonKey, Privacy, RetentionRule } from './privacy.types';

/** Groups of fewer people are merged or not shown. Source: measures.md 5, screens.md. */
export const SMALLEST_GROUP = 5;
/** Days for which payloads of webhooks can be read and replayed; the same for everybody. */
const WEBHOOK_DAYS = 30;
/** What was deleted cannot show a window of four weeks any more: less would leave every tier unknown. */
const FEWEST_DAYS = 1;
const MOST_DAYS = 36_500;

const LABELS: Record<string, string> = {
  telemetry: 'Points of telemetry, from which days of usage are summed',
  rejects: 'Rejected rows with their payloads',
  webhooks: 'Payloads of webhooks that were taken or ignored',
};

/** What an organization decides about data of people. */
@Injectable()
export class PrivacyService {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
  ) {}

  async of(org: string | null | undefined): Promise<Privacy> {
    const organization = await this.organizations.get(org);
    const personRows = organization.settings.personRows === true;
    return this.store.inOrganization(organization.id, async (client) => {
      const sources = await retentionSources(client);
      const { rows } = await client.query<{ erased: number; last: number | null }>(
        `SELECT count(DISTINCT split_part(pseudonym, '-', 2)) FILTER (WHERE pseudonym <> '')::int AS erased,
           extract(epoch FROM max(erased_at))::float8 AS last FROM erased_account`,
      );
      const keys = await client.query<PersonKey>(
        `SELECT id::text, login, extract(epoch FROM created_at)::float8 AS "createdAt", extract(epoch FROM expires_at)::float8 AS "expiresAt",
           extract(epoch FROM used_at)::float8 AS "usedAt" FROM person_key WHERE expires_at > now() ORDER BY created_at DESC, id DESC`,
      );
      return {
        personRows,
        smallestGroup: SMALLEST_GROUP,
        retention: rulesOf(organization, sources),
        erased: rows[0].erased,
        lastErasedAt: rows[0].last,
        keys: keys.rows.map((key) => ({ ...key, login: personRows ? key.login : null })),
      };
    });
  }

  async setPersonRows(org: string | null | undefined, on: boolean): Promise<Privacy> {
    const { id, timeZone } = await this.organizations.get(org);
    await this.organizations.decide(id, timeZone, { personRows: on });
    return this.of(org);
  }

  /** @throws Failure bad_input for a source that cannot be set, or days outside 1..36500 */
  async setRetention(org: string | null | undefined, source: string, days: number | null): Promise<Privacy> {
    const { id, timeZone, settings } = await this.organizations.get(org);
    if (!/^(usage:.+|runs:.+|telemetry|rejects)$/.test(source))
      throw new Failure(
        'bad_input',
        `How long "${source}" is kept cannot be set: name usage:TOOL, runs:TOOL, telemetry or rejects.`,
      );
    if (days !== null && !(Number.isInteger(days) && days >= FEWEST_DAYS && days <= MOST_DAYS))
      throw new Failure('bad_input', `Data are kept for ${FEWEST_DAYS} to ${MOST_DAYS} days, not for ${days}: give a number of days, or nothing for ever.`); // prettier-ignore
    const { [source]: _, ...others } = settings.retention ?? {};
    // For ever has to be said of points of telemetry, which go after a month where nothing is said.
    const retention =
      days !== null
        ? { ...others, [source]: days }
        : source === 'telemetry'
          ? { ...others, [source]: MOST_DAYS }
          : others;
    await this.organizations.decide(id, timeZone, { retention });
    await removeOld(this.store, id, retention, Date.now() / 1000);
    return this.of(org);
  }
}

/** Sources of which something is there, and those about which something was decided. */
function rulesOf({ settings }: OrganizationRow, sources: readonly RetentionSource[]): RetentionRule[] {
  const decided = settings.retention ?? {};
  const known = new Map(sources.map((source) => [source.source, source]));
  const names = [...new Set([...known.keys(), ...Object.keys(decided)])].sort();
  return names.map((source) => {
    const days =
      source === 'webhooks' ? WEBHOOK_DAYS : (decided[source] ?? (source === 'telemetry' ? TELEMETRY_DAYS : null));
    return {
      source,
      label: labelOf(source),
      days: days === MOST_DAYS ? null : days,
      oldest: known.get(source)?.oldest ?? null,
      rows: known.get(source)?.rows ?? 0,
      fixed: source === 'webhooks',
    };
  });
}

function labelOf(source: string): string {
  const [kind, tool] = [source.split(':', 1)[0], source.slice(source.indexOf(':') + 1)];
  return LABELS[source] ?? (kind === 'usage' ? `Usage of ${tool}` : `Runs of ${tool}`);
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NO_MAPPING, type DeliveryMapping as Mapping } from '../../domain/delivery-mapping';
import { deployOutcomes } from '../../domain/deploy-outcome';
import { percentiles } from '../../domain/statistics/percentile';
import { rederiveLinks } from '../../ledger/derivation';
import { linksUnder, type LinksUnder } from '../../ledger/links-under';
import { Failure } from '../../platform/failure';
import { finite } from '../../platform/finite';
import type { Job } from '../../platform/job.types';
import { Jobs } from '../../platform/jobs';
import { Store } from '../../store/data-source';
import { OrganizationViews } from '../../store/organization-view';
import { Organizations, type OrganizationRow } from '../../store/organizations';
import { checkedMapping } from './checked-mapping';
import { rateOf } from '../../platform/rate';
import { alikeDeploysIn, deployGroups, ruleMatches, statedServicesIn } from './mapping-groups';
import type {
  DeliveryMapping,
  DeliveryMappingChanged,
  DeliveryMappingEffect,
  IncidentName,
  MappingNumbers,
} from './mapping.types';

const TASK = 'delivery';
/** With fewer pull requests than this, links are worked out again while the request waits. */
export const AT_ONCE = 20_000;

/** What counts as a production deploy and which service it delivers: shows it, shows what another mapping would change, changes it. */
@Injectable()
export class MappingService implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly views: OrganizationViews,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TASK, async (_payload, { organizationId, progress }) => {
      await rederiveLinks(this.store, organizationId, (done) =>
        progress({ done, total: null, message: 'Linking deploys and incidents again' }),
      );
      return 'Deploys and incidents are linked.';
    });
  }

  /** The mapping that stands, with all deploys it decides about. */
  async mapping(name: string | null | undefined): Promise<DeliveryMapping> {
    const view = await this.views.open(name);
    const organization = await this.organizations.get(name);
    const { delivery: mapping = NO_MAPPING, deliveryBefore, deliveryChangedAt } = organization.settings;
    const { alike, serviceOf } = await this.store.inOrganization(organization.id, async (client) => ({
      alike: await alikeDeploysIn(client),
      serviceOf: await statedServicesIn(client),
    }));
    const delivered = new Set(view.deploys.rows.map(({ service }) => service));
    const names = new Set([...delivered, ...serviceOf.values(), ...mapping.services.map(({ service }) => service)]);
    names.delete('');
    const incidents = new Map<string, IncidentName>();
    for (const { sourceService, service } of view.incidents.rows) {
      if (sourceService === '') continue;
      const found = incidents.get(sourceService);
      if (found) found.incidents++;
      else incidents.set(sourceService, { name: sourceService, incidents: 1, service, known: delivered.has(service) });
    }
    return {
      ...mapping,
      groups: deployGroups(alike, mapping, serviceOf),
      serviceNames: [...names].sort(),
      incidentNames: [...incidents.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
      changedAt: deliveryChangedAt ?? null,
      canUndo: deliveryBefore !== undefined,
    };
  }

  /** What a mapping would change; writes nothing. @throws Failure bad_input for rules that do not fit */
  async effect(name: string | null | undefined, input: unknown): Promise<DeliveryMappingEffect> {
    const mapping = checkedMapping(input);
    const { id, settings } = await this.organizations.get(name);
    const alike = await this.store.inOrganization(id, alikeDeploysIn);
    const before = await linksUnder(this.store, id, settings.delivery ?? NO_MAPPING);
    const after = await linksUnder(this.store, id, mapping);
    const services = new Set([...before.deploys.rows, ...after.deploys.rows].map(({ service }) => service));
    const count = ({ deploys }: LinksUnder, of: string): number =>
      deploys.rows.filter(({ service }) => service === of).length;
    return {
      matches: ruleMatches(alike, mapping),
      before: numbersOf(before),
      after: numbersOf(after),
      services: [...services].sort().map((service) => ({
        service,
        before: count(before, service),
        after: count(after, service),
      })),
    };
  }

  /**
   * Replaces the mapping; what follows is worked out at once, or as a job where that takes long.
   *
   * @param atOnce never as a job: the process ends with the command
   * @throws Failure bad_input for rules that do not fit; then nothing was saved
   */
  async set(name: string | null | undefined, input: unknown, atOnce = false): Promise<DeliveryMappingChanged> {
    const mapping = checkedMapping(input);
    return this.save(name, await this.organizations.get(name), mapping, atOnce);
  }

  /** Back to the mapping before the last change; once more takes that back. @throws Failure bad_input when nothing was changed */
  async undo(name: string | null | undefined, atOnce = false): Promise<DeliveryMappingChanged> {
    const organization = await this.organizations.get(name);
    const { deliveryBefore } = organization.settings;
    if (deliveryBefore === undefined)
      throw new Failure('bad_input', `The delivery mapping of ${organization.name} was never changed: there is nothing to take back.`); // prettier-ignore
    return this.save(name, organization, deliveryBefore ?? NO_MAPPING, atOnce);
  }

  /** Links again what a decision or a mapping changes; null = done. */
  async linkAgain(organizationId: number, pullRequests: number, atOnce: boolean): Promise<Job | null> {
    if (atOnce || pullRequests <= AT_ONCE) {
      await rederiveLinks(this.store, organizationId);
      return null;
    }
    // Every change has work of its own: what one under way began with does not hold this one.
    return this.jobs.start(organizationId, { task: TASK, name: `deploys and incidents, ${new Date().toISOString()}` });
  }

  private async save(
    name: string | null | undefined,
    { id, timeZone, settings }: OrganizationRow,
    mapping: Mapping,
    atOnce: boolean,
  ): Promise<DeliveryMappingChanged> {
    await this.organizations.decide(id, timeZone, {
      delivery: mapping,
      deliveryBefore: settings.delivery ?? null,
      deliveryChangedAt: Date.now() / 1000,
    });
    const { flow } = await this.views.open(name);
    const job = await this.linkAgain(id, flow.table.length, atOnce);
    return { mapping: await this.mapping(name), job };
  }
}

function numbersOf({ deploys, incidents, changes }: LinksUnder): MappingNumbers {
  const { rows, placeOf } = deploys;
  const linked = incidents.rows.flatMap(({ deploy, resolvedAt }) => {
    const place = placeOf.get(deploy);
    return place === undefined ? [] : [{ deploy: place, resolvedAt }];
  });
  const { failedBy } = deployOutcomes(rows, linked, []);
  const counted = rows.filter(({ status }) => status !== 'cancelled').length;
  const [waitP50] = percentiles(changes.waitHours, [0.5]);
  return {
    productionDeploys: rows.length,
    services: new Set(rows.map(({ service }) => service)).size,
    changesDeployed: changes.deployed,
    changesWaiting: changes.waiting,
    changesUnknown: changes.unknown,
    inferredShare: finite(changes.inferred / changes.deployed),
    waitP50: finite(waitP50),
    changeFailRate: rateOf(failedBy.filter((bits) => bits !== 0).length, counted),
    incidentsLinked: linked.length,
  };
}

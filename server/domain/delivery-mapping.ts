import { fits } from './glob';
import { isProduction } from './production';

/** Which deploys a rule takes: '' or absent = every; `*` and `?` are globs, case is ignored. */
export interface DeployRule {
  source?: string;
  repo?: string;
  environment?: string;
  name?: string;
  ref?: string;
  production: boolean;
  /** What such a deploy delivers; absent = as it says itself, else by its repository. */
  service?: string;
}

/** Changes of a repository that belong to a service by the paths they touch or a label they carry. */
export interface ServiceRule {
  /** Glob. */
  repo: string;
  /** Glob over changed paths, `**` allowed. */
  path?: string;
  /** Glob over labels. */
  label?: string;
  service: string;
}

/** What a service is called where incidents come from. */
export interface IncidentServiceRule {
  /** Glob. */
  from: string;
  service: string;
}

/** What an organization says of its deploys: which are production, what they deliver, and where changes and incidents belong. */
export interface DeliveryMapping {
  rules: DeployRule[];
  services: ServiceRule[];
  incidentServices: IncidentServiceRule[];
}

export const NO_MAPPING: DeliveryMapping = { rules: [], services: [], incidentServices: [] };

/** What a mapping looks at of a deploy; '' = not given. */
export interface MappedDeploy {
  source: string;
  repo: string;
  environment: string;
  name: string;
  ref: string;
  service: string;
}

/** Sources whose runs are deploys only when a rule says so: most workflows and releases are not. */
const ONLY_BY_RULE: ReadonlySet<string> = new Set(['workflow_run', 'release']);

/** What the pattern of a rule says of one text; every deploy fits what is left out. */
const taken = (glob: string | undefined, text: string): boolean => !glob || fits(glob, text);

/** Whether a rule takes a deploy. `source` `pipeline` is that of deploys without one. */
export function takes(rule: DeployRule, deploy: MappedDeploy): boolean {
  return (
    taken(rule.source, deploy.source === '' ? 'pipeline' : deploy.source) &&
    taken(rule.repo, deploy.repo) &&
    taken(rule.environment, deploy.environment) &&
    taken(rule.name, deploy.name) &&
    taken(rule.ref, deploy.ref)
  );
}

/**
 * Whether a deploy went to production, and what it delivers: the first rule that takes it decides. Without one, production goes by the
 * environment's name, and never for workflow runs and releases.
 *
 * @param serviceOf service of a repository, as its record states it
 * @returns `rule` -1 = none; `service` '' = nothing names one
 */
export function placeOf(
  mapping: DeliveryMapping,
  deploy: MappedDeploy,
  serviceOf?: ReadonlyMap<string, string>,
): { production: boolean; service: string; rule: number } {
  const rule = mapping.rules.findIndex((candidate) => takes(candidate, deploy));
  const stated = deploy.service === '' ? (serviceOf?.get(deploy.repo) ?? deploy.repo) : deploy.service;
  if (rule < 0)
    return {
      production: !ONLY_BY_RULE.has(deploy.source) && isProduction(deploy.environment),
      service: stated,
      rule,
    };
  const { production, service } = mapping.rules[rule];
  return { production, service: service ? service : stated, rule };
}

/** Services a change belongs to by path or label, in the order of the rules; none = by its repository. */
export function servicesOfChange(
  mapping: DeliveryMapping,
  repo: string,
  paths: readonly string[],
  labels: readonly string[],
): string[] {
  const services = new Set<string>();
  for (const rule of mapping.services) {
    if (services.has(rule.service) || !fits(rule.repo, repo)) continue;
    // A rule that names both wants both; one that names neither takes every change of the repository.
    if (rule.path && !paths.some((path) => fits(rule.path!, path, true))) continue;
    if (rule.label && !labels.some((label) => fits(rule.label!, label))) continue;
    services.add(rule.service);
  }
  return [...services];
}

/** A service's name without what differs between tools: case, spaces, `-` and `_`. */
const bareName = (service: string): string => service.toLowerCase().replace(/[\s_-]+/g, '');

/** Names of services, to be asked by what differs between tools. */
export function knownServices(names: Iterable<string>): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const name of [...names].sort()) if (name !== '' && !known.has(bareName(name))) known.set(bareName(name), name);
  return known;
}

/** The service an incident is of: by the first rule that fits, else the known one of the same name but for case, spaces, `-` and `_`, else as it is. */
export function serviceOfIncident(
  mapping: DeliveryMapping,
  service: string,
  known: ReadonlyMap<string, string>,
): string {
  if (service === '') return '';
  const rule = mapping.incidentServices.find(({ from }) => fits(from, service));
  if (rule) return rule.service;
  return known.get(bareName(service)) ?? service;
}

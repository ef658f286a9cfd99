import { repositoryService } from '../domain/repository-service';
import type { DeployColumns } from './deploy-columns';
import type { FlowColumns } from './flow-columns';
import type { IncidentColumns } from './incident-columns';

/**
 * The columns with the services that deploys and incidents tell of. A change belongs to the service its path or label rule names, else to that of the
 * deploy that brought it, else to its repository's: the one deploys are recorded under, as where changes are linked to them. Services that pull requests
 * have no part in can be asked for too; they stand behind the others.
 */
export function withNamedServices(flow: FlowColumns, deploys: DeployColumns, incidents: IncidentColumns): FlowColumns {
  const { repos, people, table, ownService } = flow;
  const serviceOf = servicesOfRepos(flow, deploys);
  const words = [
    ...flow.services,
    ...serviceOf.values(),
    ...[...deploys.rows, ...incidents.rows].map((row) => row.service),
  ];
  const services = [...new Set(words)].filter((service) => service !== '');
  const numbers = new Map(services.map((service, number) => [service, number]));
  const ofRepo = repos.map((repo) => numbers.get(serviceOf.get(repo) ?? repo) ?? -1);
  const ofDeploy = flow.deployIds.map((id) => {
    const place = deploys.placeOf.get(id);
    return place === undefined ? -1 : (numbers.get(deploys.rows[place].service) ?? -1);
  });
  const service = table.service.slice();
  for (let item = 0; item < service.length; item++) {
    if (ownService.length > 0 && ownService[item] >= 0) continue;
    const deploy = table.deploy[item];
    const brought = deploy < 0 ? -1 : ofDeploy[deploy];
    service[item] = brought >= 0 ? brought : ofRepo[table.repo[item]];
  }
  return { ...flow, services, table: { ...table, service }, people: { ...people, serviceOf } };
}

/** Service per repository whose service is not called as the repository itself. */
function servicesOfRepos({ repos, people }: FlowColumns, { rows }: DeployColumns): Map<string, string> {
  const delivered = new Set<string>();
  const named = new Map<string, Set<string>>();
  for (const { repo, service, status } of rows) {
    if (status !== 'success' || service === '') continue;
    delivered.add(service);
    if (repo === '') continue;
    const services = named.get(repo);
    if (services) services.add(service);
    else named.set(repo, new Set([service]));
  }
  const serviceOf = new Map(people.serviceOf);
  for (const repo of new Set([...repos, ...serviceOf.keys(), ...named.keys()])) {
    const found = repositoryService(repo, people.serviceOf.get(repo), delivered, named.get(repo));
    if (found !== undefined && (found !== repo || serviceOf.has(repo))) serviceOf.set(repo, found);
  }
  return serviceOf;
}

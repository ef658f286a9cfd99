import type { DeployColumns } from './deploy-columns';
import type { FlowColumns } from './flow-columns';
import type { IncidentColumns } from './incident-columns';

/**
 * The columns with the services that deploys and incidents tell of. A repository whose record names no service, and whose deploys all name the same one,
 * belongs to that one. Services that pull requests have no part in can be asked for too; they stand behind the others.
 */
export function withNamedServices(flow: FlowColumns, deploys: DeployColumns, incidents: IncidentColumns): FlowColumns {
  const { repos, people } = flow;
  const named = new Map<string, Set<string>>();
  for (const { repo, service } of deploys.rows) {
    if (repo === '' || service === '') continue;
    const services = named.get(repo);
    if (services) services.add(service);
    else named.set(repo, new Set([service]));
  }
  const serviceOf = new Map(people.serviceOf);
  for (const [repo, [service, ...more]] of named)
    if (more.length === 0 && service !== repo && !serviceOf.has(repo)) serviceOf.set(repo, service);
  const words = [
    ...flow.services,
    ...serviceOf.values(),
    ...[...deploys.rows, ...incidents.rows].map((row) => row.service),
  ];
  const services = [...new Set(words)].filter((service) => service !== '');
  const numbers = new Map(services.map((service, number) => [service, number]));
  // What path or label rules decided stays: those pull requests do not stand under their repository.
  const moved = repos.map((repo) => {
    const service = serviceOf.get(repo);
    if (service === undefined || people.serviceOf.has(repo)) return undefined;
    return { from: numbers.get(repo), to: numbers.get(service)! };
  });
  if (moved.every((move) => move === undefined)) return { ...flow, services };
  const service = flow.table.service.slice();
  for (let item = 0; item < service.length; item++) {
    const move = moved[flow.table.repo[item]];
    if (move !== undefined && service[item] === move.from) service[item] = move.to;
  }
  return { ...flow, services, table: { ...flow.table, service }, people: { ...people, serviceOf } };
}

import { aligned } from '../../platform/printed-table';
import { rangeLine } from '../../platform/range-line';
import type { Rate } from '../../platform/rate.types';
import type { DeliveryFigures, ServiceDelivery } from './delivery.types';
import type { DeliveryMapping, DeliveryMappingEffect } from './mapping.types';

const hours = (value: number | null): string =>
  value === null ? '-' : value < 48 ? `${value.toFixed(1)} h` : `${(value / 24).toFixed(1)} d`;

/** Too few to tell: the count, not the figure. */
const few = (n: number): string => `n ${n}`;

const percent = (value: number | null): string => (100 * (value ?? NaN)).toFixed(0);

const share = ({ value, low, high, n, enough }: Rate): string =>
  value === null ? '-' : enough ? `${(100 * value).toFixed(1)} % [${percent(low)}, ${percent(high)}]` : few(n);

const median = ({ p50, n, enough }: { p50: number | null; n: number; enough: boolean }): string =>
  n === 0 ? '-' : enough ? `${hours(p50)} (${few(n)})` : few(n);

/** The five metrics for a terminal. */
export function doraText({ range, unknown, incidentsRecorded, total, services }: DeliveryFigures): string {
  const head = [
    'service',
    'lead time',
    'deploys/day',
    'recovery',
    'fail rate',
    'rework rate',
    'deploys',
    'failed',
    'open',
  ];
  const row = (name: string, of: ServiceDelivery): string[] => {
    const { changeLeadTime: lead, deploymentFrequency: often, recoveryTime: recovery } = of;
    const known = often.perDay !== null;
    return [
      name,
      median(lead),
      often.perDay === null
        ? '-'
        : often.enough
          ? `${often.perDay.toFixed(2)} [${often.low?.toFixed(2)}, ${often.high?.toFixed(2)}]`
          : few(often.n),
      median(recovery),
      share(of.changeFailRate),
      share(of.deploymentReworkRate),
      known ? String(of.deploys) : '-',
      known ? String(of.failed) : '-',
      known ? String(recovery.open) : '-',
    ];
  };
  const lines = aligned([head, row('(all)', total), ...services.map((of) => row(of.service, of))]);
  const none = unknown
    ? [
        'What rests on deploys is unknown: none to production is recorded up to the end of this range, or the cut asks for what deploys do not have (a team, a function, a size, an authorship).',
      ]
    : [];
  if (!unknown && !incidentsRecorded)
    none.push('No incidents are recorded: of failures only those count that deploys tell of themselves.');
  return [
    rangeLine(range),
    ...none,
    '',
    ...lines,
    '',
    'Medians with their n; rates and counts per day with their 95 % interval, the rates of "deploys"; "n 4" alone = fewer than 10, not enough data;',
    '"-" = unknown; open = failed and not recovered yet.',
    '',
  ].join('\n');
}

/** The mapping for a terminal: its rules, then all deploys and what it makes of them. */
export function mappingText({ rules, services, incidentServices, groups }: DeliveryMapping): string {
  const or = (text: string | null | undefined): string =>
    text === null || text === undefined || text === '' ? '*' : text;
  const decided = (rule: number | null): string => (rule === null ? 'default' : `rule ${rule + 1}`);
  const rule = (of: DeliveryMapping['rules'][number], i: number): string[] => [
    `${i + 1}`, or(of.source), or(of.repo), or(of.environment), or(of.name), or(of.ref), of.production ? 'yes' : 'no', of.service ?? '-',
  ]; // prettier-ignore
  return [
    ...(rules.length === 0
      ? ['No rules: production goes by the name of the environment, the service by the record, else by the repository.']
      : aligned([
          ['rule', 'source', 'repo', 'environment', 'name', 'ref', 'production', 'service'],
          ...rules.map(rule),
        ])),
    '',
    ...services.map((of) => `Changes of ${of.repo}, path ${or(of.path)}, label ${or(of.label)}: service ${of.service}`),
    ...incidentServices.map((of) => `Incidents of ${of.from}: service ${of.service}`),
    ...(services.length + incidentServices.length > 0 ? [''] : []),
    ...aligned([
      ['source', 'environment', 'name', 'repos', 'deploys', 'production', 'by', 'service'],
      ...groups.map((of) => [
        of.source ?? 'pipeline', of.environment, of.name ?? '-', `${of.repos}`, `${of.deploys}`, of.production ? 'yes' : 'no', decided(of.rule),
        of.service ?? '-',
      ]),
    ]), // prettier-ignore
    '',
  ].join('\n');
}

/** What a mapping would change, for a terminal. */
export function effectText({ matches, before, after, services }: DeliveryMappingEffect): string {
  const row = (name: string, of: (numbers: DeliveryMappingEffect['before']) => string): string[] => [
    name,
    of(before),
    of(after),
  ];
  return [
    ...matches.map(({ rule, deploys, repos, newest, shadowed }) =>
      [
        `Rule ${rule + 1}: ${deploys} deploys of ${repos} repositories${shadowed ? '; an earlier rule takes all it would match' : ''}`,
        ...newest.map((text) => `  ${text}`),
      ].join('\n'),
    ),
    '',
    ...aligned([
      ['', 'before', 'after'],
      row('production deploys', (of) => `${of.productionDeploys}`),
      row('services', (of) => `${of.services}`),
      row('changes deployed', (of) => `${of.changesDeployed}`),
      row('changes waiting', (of) => `${of.changesWaiting}`),
      row('changes unknown', (of) => `${of.changesUnknown}`),
      row('inferred from time', (of) => (of.inferredShare === null ? '-' : `${(100 * of.inferredShare).toFixed(1)} %`)),
      row('merge to production', (of) => hours(of.waitP50)),
      row('change fail rate', (of) => share(of.changeFailRate)),
      row('incidents linked', (of) => `${of.incidentsLinked}`),
      ...services
        .filter((of) => of.before !== of.after)
        .map((of) => [`  ${of.service === '' ? '(no service)' : of.service}`, `${of.before}`, `${of.after}`]),
    ]),
    '',
  ].join('\n');
}

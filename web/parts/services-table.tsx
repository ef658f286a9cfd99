import type { ServicePartsFragment, ServicesQuery } from '../gql/documents';
import { countedOf } from '../text/number';
import { DeployListLink } from './deploy-list-link';
import { DefinitionPopover } from './definition-popover';
import { definitions } from './definitions';
import { ListLink } from './list-link';
import { ChangesLink, FailRateCell, FrequencyCell, LeadTimeCell, RecoveryCell, ReworkRateCell } from './services-cells';
import classes from './services-table.module.css';

type Delivery = ServicesQuery['delivery'];

/** The five metrics, in the order of dora.dev: throughput first, then instability. */
const metrics = [
  { title: 'Change lead time', definition: definitions.changeLeadTime },
  { title: 'Deployment frequency', definition: definitions.deploymentFrequency },
  { title: 'Failed deployment recovery time', definition: definitions.recoveryTime },
  { title: 'Change fail rate', definition: definitions.changeFailRate },
  { title: 'Deployment rework rate', definition: definitions.deploymentReworkRate },
];

interface ServicesTableProps {
  delivery: Delivery;
  old: Delivery | undefined;
  clock: 'elapsed' | 'working';
}

/** All services together, then each in the order of the alphabet; nothing is ranked or marked as good. */
export function ServicesTable({ delivery, old, clock }: ServicesTableProps) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>Five DORA metrics per service</caption>
        <thead>
          <tr>
            <th scope="col">Service</th>
            {metrics.map(({ title, definition }) => (
              <th key={title} scope="col">
                <span className={classes.head}>
                  {title}
                  <DefinitionPopover title={title} definition={definition} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row now={delivery.total} old={old?.total} clock={clock} unknown={delivery.unknown} />
          {delivery.services.map((service) => (
            <Row
              key={service.service}
              now={service}
              old={old?.services.find((each) => each.service === service.service)}
              clock={clock}
              unknown={delivery.unknown}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: {
  now: ServicePartsFragment;
  old: ServicePartsFragment | undefined;
  clock: 'elapsed' | 'working';
  unknown: boolean;
}) {
  const { now, unknown } = props;
  return (
    <tr className={now.service === '' ? classes.total : undefined}>
      <th scope="row" className={classes.service}>
        <span className={classes.name}>{now.service || 'All services'}</span>
        {now.repos.length > 0 && now.service !== '' && reposOf(now) && (
          <span className={classes.second}>{reposOf(now)}</span>
        )}
        <span className={classes.second}>
          {unknown || now.deploys === null ? (
            'deploys unknown'
          ) : (
            <DeployListLink
              list="all"
              of={now.service || undefined}
              label={`${countedOf(now.deploys, 'deploy')} of ${now.service || 'all services'}`}
            >
              {countedOf(now.deploys, 'deploy')}
            </DeployListLink>
          )}
        </span>
        <span className={classes.second}>
          {now.incidents === null ? (
            'incidents unknown'
          ) : (
            <ListLink
              measure="arrivals"
              stage="operate"
              patch={now.service === '' ? undefined : { service: [now.service] }}
              label={`${countedOf(now.incidents, 'incident')} of ${now.service || 'all services'}`}
            >
              {countedOf(now.incidents, 'incident')}
            </ListLink>
          )}
        </span>
        <span className={classes.second}>
          <ChangesLink now={now} measure="departures" count={now.changes}>
            {countedOf(now.changes, 'change')}
          </ChangesLink>
        </span>
      </th>
      <LeadTimeCell {...props} />
      <FrequencyCell {...props} />
      <RecoveryCell {...props} />
      <FailRateCell {...props} />
      <ReworkRateCell {...props} />
    </tr>
  );
}

/** The repositories a service comes from, unless its name says it already. */
function reposOf({ service, repos }: ServicePartsFragment): string | null {
  if (repos.length === 1 && (repos[0] === service || repos[0].endsWith(`/${service}`))) return null;
  return repos.slice(0, 2).join(', ') + (repos.length > 2 ? ` and ${repos.length - 2} more` : '');
}

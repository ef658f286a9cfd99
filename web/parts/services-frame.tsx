import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useServices } from '../state/services';
import { useView } from '../state/use-view';
import { cutOf, exportAddress } from '../state/view';
import { durationOf } from '../text/duration';
import { durationInterval, rateInterval, shareInterval } from '../text/interval';
import { countOf, rateOf, fineShareOf } from '../text/number';
import { servicesSummary } from '../text/services';
import type { RatePartsFragment, ServicesQuery } from '../gql/documents';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { NoDeploys } from './deploy-none';
import { ServicesCut } from './services-cut';
import notes from './services-notes.module.css';
import { ServicesTable } from './services-table';

const HEIGHT = 360;

/** The five DORA metrics of all services together and of each, in their frame. */
export function ServicesFrame() {
  const { view, clock } = useView();
  const { asked, delivery, before, cut } = useServices();
  const none = delivery?.unknown && !cut;
  return (
    <ChartFrame
      title="Five metrics per service"
      summary={
        delivery
          ? none
            ? 'Unknown: no production deploy is recorded up to the end of this range.'
            : servicesSummary(delivery)
          : ''
      }
      definition={definitions.services}
      asked={asked}
      csv={exportAddress('delivery', view)}
      height={HEIGHT}
      skeleton={<Skeleton height={HEIGHT} />}
      empty={none ? <NoDeploys /> : undefined}
      table={() => tableOf(delivery, clock)}
    >
      {delivery?.unknown && <ServicesCut known="In this cut only the change lead time is known." />}
      {delivery && !delivery.unknown && !delivery.incidentsRecorded && (
        <p className={notes.cut} role="note">
          <span>No incidents are recorded: of failures only those count that deploys tell of themselves.</span>
          <Link to="/sources" search={cutOf(view) as never} hash="incidents">
            Connect an incident tool
          </Link>
        </p>
      )}
      {delivery && <ServicesTable delivery={delivery} old={before} clock={clock} />}
    </ChartFrame>
  );
}

function tableOf(delivery: ServicesQuery['delivery'] | undefined, clock: 'elapsed' | 'working') {
  const few = 'not enough data';
  const rate = (of: RatePartsFragment) => [
    of.enough ? `${fineShareOf(of.value)} (${shareInterval(of.low, of.high)})` : few,
    `${countOf(of.numerator)} of ${countOf(of.n)}`,
  ];
  const all = delivery ? [delivery.total, ...delivery.services] : [];
  return {
    columns: [
      { label: 'Service' },
      { label: 'Change lead time, p50', numeric: true },
      { label: 'Changes, n', numeric: true },
      { label: 'Deploys a day', numeric: true },
      { label: 'Successful deploys, n', numeric: true },
      { label: 'Recovery time, p50', numeric: true },
      { label: 'Failed deploys, n', numeric: true },
      { label: 'Change fail rate', numeric: true },
      { label: 'Failed of deploys', numeric: true },
      { label: 'Rework rate', numeric: true },
      { label: 'Rework of deploys', numeric: true },
    ],
    rows: all.map(
      ({ service, changeLeadTime, deploymentFrequency, recoveryTime, changeFailRate, deploymentReworkRate }) => [
        service || 'All services',
        changeLeadTime.enough
          ? `${durationOf(changeLeadTime.p50, clock)} (${durationInterval(changeLeadTime.p50Low, changeLeadTime.p50High, clock)})`
          : few,
        countOf(changeLeadTime.n),
        deploymentFrequency.enough
          ? `${rateOf(deploymentFrequency.perDay)} (${rateInterval(deploymentFrequency.low, deploymentFrequency.high)})`
          : few,
        countOf(deploymentFrequency.n),
        recoveryTime.enough
          ? `${durationOf(recoveryTime.p50, clock)} (${durationInterval(recoveryTime.p50Low, recoveryTime.p50High, clock) ?? 'no interval'})`
          : few,
        `${countOf(recoveryTime.n)}, ${countOf(recoveryTime.open)} open`,
        ...rate(changeFailRate),
        ...rate(deploymentReworkRate),
      ],
    ),
  };
}

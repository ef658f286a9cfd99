import { ServicesDocument, type ServicesQuery } from '../gql/documents';
import { useAnswer, type Asked } from './answer';
import { useView } from './use-view';

type Delivery = ServicesQuery['delivery'];

/** The five metrics of the range, with those of the equal period before when a comparison is asked for. */
export interface Services {
  asked: Asked;
  delivery: Delivery | undefined;
  /** undefined when it is not asked for, not there yet, or holds nothing. */
  before: Delivery | undefined;
  /** The page cuts by something deploys and incidents do not have. */
  cut: boolean;
}

/** Asks for the metrics. All parts of the page share one answer. */
export function useServices(): Services {
  const { view, org, scope } = useView();
  const asked = useAnswer('Services', ServicesDocument, { org, scope });
  const delivery = asked.data?.delivery;
  const compared = view.compare !== 'none' && Boolean(delivery) && !delivery?.unknown;
  const before = useAnswer(
    'Services',
    ServicesDocument,
    { org, scope: { ...scope, range: delivery?.previousRange.address } },
    { enabled: compared, keep: false },
  ).data?.delivery;
  return {
    asked,
    delivery,
    before: compared && before && (before.total.deploys ?? 0) > 0 ? before : undefined,
    cut: useServicesCut(),
  };
}

/** Whether the page cuts by something deploys and incidents do not have. */
export function useServicesCut(): boolean {
  const { view } = useView();
  return Boolean(view.team ?? view.function ?? view.size ?? view.authorship ?? view.tier);
}

import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { DeliveryMappingDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { groupsText } from '../text/mapping';
import classes from './connect-hook.module.css';

/** On Sources: how many environments deploys came with, how many count as production, and the way to change it. */
export function MappingNotice() {
  const { view, org } = useView();
  const asked = useAnswer('DeliveryMapping', DeliveryMappingDocument, { org });
  const mapping = asked.data?.deliveryMapping;
  // What could not be told is told on its own page.
  if (!mapping || (mapping.groups.length === 0 && mapping.rules.length === 0)) return null;
  const lost = mapping.incidentNames.filter(({ known }) => !known).length;
  return (
    <section className={classes.notice} aria-label="What counts as production">
      <p>
        {groupsText(mapping.groups)}.
        {lost > 0 && ` ${lost} of the names in incidents ${lost === 1 ? 'is' : 'are'} known to no deploy.`}
      </p>
      <Link to="/mapping" search={cutOf(view) as never} className={classes.link}>
        Deploys and services
        <IconArrowRight size={15} aria-hidden />
      </Link>
    </section>
  );
}

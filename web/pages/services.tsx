import { DeployList } from '../parts/deploy-list';
import { DeployWeeksFrame } from '../parts/deploy-weeks-frame';
import { Page } from '../parts/page';
import { ServicesEvidence } from '../parts/services-evidence';
import { ServicesFrame } from '../parts/services-frame';

/** What do deploys and incidents say about each service? */
export function ServicesPage() {
  return (
    <Page title="Services" question="What do deploys and incidents say about each service?">
      <ServicesFrame />
      <DeployWeeksFrame />
      <ServicesEvidence />
      <DeployList />
    </Page>
  );
}

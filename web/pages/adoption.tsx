import { AdoptionAuthorshipFrame } from '../parts/adoption-authorship-frame';
import { AdoptionDelegatedFigures, AdoptionDelegatedFrame } from '../parts/adoption-delegated-frame';
import { AdoptionGroupsFrame } from '../parts/adoption-groups-frame';
import { AdoptionMergeabilityFrame } from '../parts/adoption-mergeability-frame';
import { AdoptionMovesFrame } from '../parts/adoption-moves-frame';
import { AdoptionPhasesFrame } from '../parts/adoption-phases-frame';
import { AdoptionReadinessFrame } from '../parts/adoption-readiness-frame';
import { AdoptionRetentionFrame } from '../parts/adoption-retention-frame';
import { AdoptionSources, NoUsage } from '../parts/adoption-sources';
import { AdoptionSurfacesFrame } from '../parts/adoption-surfaces-frame';
import { AdoptionVerdict } from '../parts/adoption-verdict';
import { AdoptionWeeksFrame } from '../parts/adoption-weeks-frame';
import { Page } from '../parts/page';
import { useAdoption } from '../state/adoption';

/** Who uses agents, and how far? */
export function AdoptionPage() {
  const unknown = useAdoption().adoption?.unknown;
  return (
    <Page title="Adoption" question="Who uses agents, and how far?" clock={false}>
      <AdoptionVerdict />
      {unknown ? <NoUsage /> : <AdoptionSources />}
      <AdoptionWeeksFrame />
      {!unknown && (
        <>
          <AdoptionMovesFrame />
          <AdoptionGroupsFrame />
          <AdoptionSurfacesFrame />
          <AdoptionDelegatedFigures />
          <AdoptionDelegatedFrame />
          <AdoptionMergeabilityFrame />
          <AdoptionRetentionFrame />
        </>
      )}
      <AdoptionAuthorshipFrame />
      {!unknown && <AdoptionPhasesFrame />}
      <AdoptionReadinessFrame />
    </Page>
  );
}

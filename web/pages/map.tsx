import { Ageing } from '../parts/ageing-frame';
import { Figures } from '../parts/figures';
import { FlowMapFrame } from '../parts/flow-map-frame';
import { Page } from '../parts/page';
import { Verdict } from '../parts/verdict';

/** Where does work wait now? */
export function MapPage() {
  return (
    <Page title="Map" question="Where does work wait now?">
      <Verdict />
      <Figures />
      <FlowMapFrame />
      <Ageing />
    </Page>
  );
}

import { ConnectionList } from '../parts/connection-list';
import { Page } from '../parts/page';
import { RejectList } from '../parts/reject-list';
import { SourceSentence } from '../parts/source-sentence';
import { SourceTable } from '../parts/source-table';

/** Is the data complete? */
export function SourcesPage() {
  return (
    <Page title="Sources" question="Is the data complete?" filter={false}>
      <SourceSentence />
      <ConnectionList />
      <SourceTable />
      <RejectList />
    </Page>
  );
}

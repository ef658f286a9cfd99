import { Page } from '../parts/page';
import { RejectList } from '../parts/reject-list';
import { SourceTable } from '../parts/source-table';

/** Is the data complete? */
export function SourcesPage() {
  return (
    <Page title="Sources" question="Is the data complete?" filter={false}>
      <SourceTable />
      <RejectList />
    </Page>
  );
}

import { Page } from '../parts/page';

/** What to send on Monday? */
export function ReportPage() {
  return (
    <Page title="Report" question="What to send on Monday?" filter={false}>
      <></>
    </Page>
  );
}

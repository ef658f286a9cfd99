import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ConnectHooks } from '../parts/connect-hook';
import { ConnectOtlp } from '../parts/connect-otlp';
import { ConnectUsage } from '../parts/connect-usage';
import { ConnectionList } from '../parts/connection-list';
import { MappingNotice } from '../parts/mapping-notice';
import { Page } from '../parts/page';
import { RejectList } from '../parts/reject-list';
import { SendDeploys } from '../parts/send-deploys';
import { SourceSentence } from '../parts/source-sentence';
import { SourceTable } from '../parts/source-table';

/** Is the data complete? */
export function SourcesPage() {
  const { hash } = useLocation();
  // The section exists only once this page is drawn, after the browser looked for it.
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  return (
    <Page title="Sources" question="Is the data complete?" filter={false}>
      <SourceSentence />
      <ConnectionList />
      <MappingNotice />
      <SendDeploys />
      <ConnectHooks />
      <ConnectUsage />
      <ConnectOtlp />
      <SourceTable />
      <RejectList />
    </Page>
  );
}

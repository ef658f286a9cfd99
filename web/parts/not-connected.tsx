import { Code } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Stage } from '../gql/documents';
import { useView } from '../state/use-view';
import { useServicesCut } from '../state/services';
import { cutOf } from '../state/view';
import { stageName, stageSource } from '../text/stage-name';
import { ServicesCut } from './services-cut';

/** A stage no source tells about: says why it is unknown and how to learn it. */
export function NotConnected({ stage }: { stage: Stage }) {
  const { view } = useView();
  const { short, git, records } = stageSource[stage];
  const cut = useServicesCut();
  if (stage === 'operate' && cut)
    return (
      <>
        <p>
          <b>Operate is unknown in this cut.</b>
        </p>
        <ServicesCut known="" />
      </>
    );
  const kinds = records.map((record, index) => (
    <span key={record}>
      {index > 0 && (index === records.length - 1 ? ' and ' : ', ')}
      <Code>{record}</Code>
    </span>
  ));
  if (git)
    return (
      <>
        <p>
          <b>{stageName(stage)} is unknown:</b> everything here is known from a git clone alone, and git does not tell{' '}
          {git}. It is not 0: nothing here can tell how long work waits.
        </p>
        <p>
          <Link to="/connect" search={cutOf(view) as never}>
            Connect GitHub
          </Link>
          , or import records of the kinds {kinds}; the pull requests keep their numbers, and this fills itself.
        </p>
      </>
    );
  return (
    <>
      <p>
        <b>{stageName(stage)} is unknown:</b> {short}. It is not 0: nothing here can tell how long work waits.
      </p>
      <p>
        <Link to="/sources" search={cutOf(view) as never} hash={stage === 'deploy' ? 'deploys' : 'incidents'}>
          {stage === 'deploy' ? 'Send deploys from a pipeline or GitHub' : 'Connect an incident tool'}
        </Link>
        , or import records of the kind {kinds} with <Code>npx downstream import PATH</Code>
        {stage === 'deploy' && (
          <>
            , or a git clone: tags that look like releases count as deploys, others with <Code>--tags PATTERN</Code>
          </>
        )}
        , then this fills itself.
      </p>
    </>
  );
}

import { Code } from '@mantine/core';
import type { Stage } from '../gql/documents';
import { stageName, stageSource } from '../text/stage-name';

/** A stage no source tells about: says why it is unknown and which records to import. */
export function NotConnected({ stage }: { stage: Stage }) {
  const { short, records } = stageSource[stage];
  return (
    <>
      <p>
        <b>{stageName(stage)} is unknown:</b> {short}. It is not 0: nothing here can tell how long work waits.
      </p>
      <p>
        Import records of the kind{' '}
        {records.map((record, index) => (
          <span key={record}>
            {index > 0 && ' and '}
            <Code>{record}</Code>
          </span>
        ))}{' '}
        with <Code>npx downstream import PATH</Code>, then this fills itself.
      </p>
    </>
  );
}

import { ActionIcon, Alert, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconCalendarTime,
  IconDots,
  IconKey,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlugConnectedX,
  IconRefresh,
} from '@tabler/icons-react';
import { useState } from 'react';
import {
  ChangeConnectionDocument,
  StartSyncDocument,
  StopJobDocument,
  type ConnectionPartsFragment,
  type JobPartsFragment,
} from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import classes from './connection-card.module.css';
import { ConnectionDialog, type ConnectionQuestion } from './connection-dialog';

interface ConnectionActionsProps {
  connection: ConnectionPartsFragment;
  /** The sync that waits or runs. */
  job: JobPartsFragment | null;
}

/** What one can do with a connection. */
export function ConnectionActions({ connection, job }: ConnectionActionsProps) {
  const { org } = useView();
  const { id, name, paused, auth } = connection;
  const [question, setQuestion] = useState<ConnectionQuestion | null>(null);
  const start = useAction(StartSyncDocument);
  const stop = useAction(StopJobDocument);
  const pause = useAction(ChangeConnectionDocument);
  const fault = start.error ?? stop.error ?? pause.error;
  const icon = { size: 14, 'aria-hidden': true };
  return (
    <>
      <div className={`${classes.actions} no-print`} role="group" aria-label={`Actions of ${name}`}>
        {auth === 'none' ? null : job ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerStop {...icon} />}
            loading={stop.isPending}
            onClick={() => stop.mutate({ id: job.id })}
          >
            Stop
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh {...icon} />}
            loading={start.isPending}
            onClick={() => start.mutate({ org, id })}
          >
            Sync now
          </Button>
        )}
        {auth !== 'none' && (
          <Button
            size="xs"
            variant="default"
            leftSection={paused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
            loading={pause.isPending}
            onClick={() => pause.mutate({ org, id, paused: !paused })}
          >
            {paused ? 'Resume' : 'Pause'}
          </Button>
        )}
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <Tooltip label="More">
              <ActionIcon variant="default" size={30} aria-label={`More actions of ${name}`}>
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {auth !== 'none' && (
              <Menu.Item leftSection={<IconCalendarTime {...icon} />} onClick={() => setQuestion('schedule')}>
                Change the schedule
              </Menu.Item>
            )}
            {auth === 'token' && (
              <Menu.Item leftSection={<IconKey {...icon} />} onClick={() => setQuestion('token')}>
                New token
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconPlugConnectedX {...icon} />} onClick={() => setQuestion('disconnect')}>
              Disconnect
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {fault && (
        <Alert color="red" role="alert" flex="1 1 100%">
          {fault.message}
        </Alert>
      )}
      <ConnectionDialog connection={connection} question={question} onClose={() => setQuestion(null)} />
    </>
  );
}

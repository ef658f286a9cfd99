import { Modal } from '@mantine/core';
import type { ConnectionPartsFragment } from '../gql/documents';
import { ConnectionDisconnect } from './connection-disconnect';
import { ConnectionSchedule } from './connection-schedule';
import { ConnectionToken } from './connection-token';

export type ConnectionQuestion = 'schedule' | 'token' | 'disconnect';

const titles: Record<ConnectionQuestion, string> = {
  schedule: 'Schedule of',
  token: 'New token for',
  disconnect: 'Disconnect',
};

interface ConnectionDialogProps {
  connection: ConnectionPartsFragment;
  question: ConnectionQuestion | null;
  onClose: () => void;
}

/** The dialog of one action; the focus goes back to where it was opened from. */
export function ConnectionDialog({ connection, question, onClose }: ConnectionDialogProps) {
  const shared = { connection, onDone: onClose };
  return (
    <Modal
      opened={question !== null}
      onClose={onClose}
      title={question && `${titles[question]} ${connection.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      {question === 'schedule' && <ConnectionSchedule {...shared} />}
      {question === 'token' && <ConnectionToken {...shared} />}
      {question === 'disconnect' && <ConnectionDisconnect {...shared} />}
    </Modal>
  );
}

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Asks before something is done that cannot be undone. @param title null = nothing is asked */
export function ConfirmDialog({
  title,
  confirm,
  pending,
  onClose,
  onConfirm,
  children,
}: {
  title: string | null;
  /** On the button. */
  confirm: string;
  pending: boolean;
  onClose: () => void;
  onConfirm: () => void;
  /** What follows from it. */
  children: ReactNode;
}) {
  return (
    <Modal
      opened={title !== null}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap={16}>
        <Text size="sm">{children}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button color="red.8" loading={pending} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

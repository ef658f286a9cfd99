import { Alert, Drawer, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';

/** What the address names, beside the page; `children` once it is there. The focus goes back to where it was opened from. */
export function RecordDrawer({
  opened,
  onClose,
  title,
  asked,
  missing,
  children,
}: {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  asked: { error: Error | null; isLoading: boolean; isSuccess: boolean };
  /** Told when the server knows nothing of that name. */
  missing: { title: string; text: ReactNode };
  children: ReactNode;
}) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 120 }}
      returnFocus
    >
      {asked.error && (
        <Alert color="red" title="It could not be read" role="alert">
          {asked.error.message}
        </Alert>
      )}
      {asked.isLoading && <Skeleton height={360} />}
      {asked.isSuccess && !children && (
        <Alert color="gray" title={missing.title}>
          {missing.text}
        </Alert>
      )}
      {children}
    </Drawer>
  );
}

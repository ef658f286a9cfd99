import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import classes from './mapping.module.css';

/** Takes a row away; nothing is lost before it is saved. */
export function MappingRemove({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <Tooltip label="Remove">
      <ActionIcon
        variant="default"
        size={30}
        className={`${classes.remove} no-print`}
        aria-label={`Remove ${name}`}
        onClick={onRemove}
      >
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

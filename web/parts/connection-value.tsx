import { Button, CopyButton, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './connection-value.module.css';

/** A value to carry elsewhere: to be read, selected, copied. */
export function ConnectionValue({ label, value, help }: { label: string; value: string; help?: string }) {
  return (
    <div className={classes.row}>
      <TextInput
        className={classes.field}
        size="xs"
        label={label}
        description={help}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            className={classes.copy}
            onClick={copy}
            aria-label={copied ? `${label} copied` : `Copy the ${label.toLowerCase()}`}
            leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

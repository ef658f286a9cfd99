import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { webAddress } from '../text/address';

/** Leads to the record where it came from; nothing where it has no address a link may lead to. */
export function RecordAddress({ address }: { address: string | null }) {
  const url = webAddress(address);
  if (!url) return null;
  return (
    <Button
      component="a"
      href={url}
      target="_blank"
      rel="noreferrer noopener"
      size="xs"
      variant="default"
      rightSection={<IconExternalLink size={14} aria-hidden />}
    >
      Open on {new URL(url).hostname}
    </Button>
  );
}

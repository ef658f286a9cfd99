import { ActionIcon, Popover, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { Definition } from './definitions';

/** The sign beside a title that opens what the number means, its formula and what is left out. */
export function DefinitionPopover({ title, definition }: { title: string; definition: Definition }) {
  return (
    <Popover width={360} position="bottom-start" withArrow trapFocus={false} returnFocus>
      <Popover.Target>
        <ActionIcon size="sm" aria-label={`What “${title}” means`}>
          <IconInfoCircle size={16} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown maw="calc(100vw - 32px)">
        <Stack gap={10} fz={13} lh={1.5}>
          <Text fz={13} fw={600}>
            {title}
          </Text>
          <Text fz={13}>{definition.what}</Text>
          {definition.formula && (
            <div>
              <Text fz={11} fw={600} c="dimmed" tt="uppercase" lts={0.4}>
                Formula
              </Text>
              <Text fz={13}>{definition.formula}</Text>
            </div>
          )}
          {definition.excluded && (
            <div>
              <Text fz={11} fw={600} c="dimmed" tt="uppercase" lts={0.4}>
                Left out and marked
              </Text>
              <Text fz={13}>{definition.excluded}</Text>
            </div>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

import { Button, Menu } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { OrganizationsDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import classes from './organization-switch.module.css';

/** Which organization; with only one it is a plain name. Changing it drops the cuts, they belong to the old one. */
export function OrganizationSwitch({ current }: { current: string }) {
  const { change } = useView();
  const all = useAnswer('Organizations', OrganizationsDocument, {}).data?.organizations ?? [];
  if (all.length < 2) return <span className={classes.name}>{current}</span>;
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          rightSection={<IconSelector size={14} aria-hidden />}
          aria-label={`Organization: ${current}`}
          className={classes.button}
        >
          {current}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Organization</Menu.Label>
        {all.map(({ name, simulated }) => (
          <Menu.Item
            key={name}
            leftSection={name === current ? <IconCheck size={15} aria-hidden /> : <span className={classes.gap} />}
            rightSection={simulated ? <span className={classes.note}>simulated</span> : undefined}
            onClick={() =>
              change({
                org: name,
                team: undefined,
                repo: undefined,
                service: undefined,
                function: undefined,
                text: undefined,
                pr: undefined,
              })
            }
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

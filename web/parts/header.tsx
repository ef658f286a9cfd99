import { ActionIcon, Burger, Tooltip } from '@mantine/core';
import { IconFlask, IconKeyboard } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ShellQuery } from '../gql/documents';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { dayOf } from '../text/moment';
import classes from './header.module.css';
import { Logo } from './logo';
import { OrganizationSwitch } from './organization-switch';
import { ThemeSwitch } from './theme-switch';

interface HeaderProps {
  organization: ShellQuery['organization'];
  menu: boolean;
  onMenu: () => void;
  onHelp: () => void;
}

/** Product, organization, whether the data are simulated and how far they reach; theme and keyboard help. */
export function Header({ organization, menu, onMenu, onHelp }: HeaderProps) {
  const { view } = useView();
  const filled = organization !== null && organization !== undefined;
  return (
    <div className={classes.bar}>
      {filled && (
        <Burger
          opened={menu}
          onClick={onMenu}
          hiddenFrom="sm"
          size="sm"
          aria-label={menu ? 'Close the menu' : 'Open the menu'}
          aria-expanded={menu}
        />
      )}
      <Link
        to="/overview"
        search={cutOf(view) as never}
        className={classes.brand}
        aria-label="Downstream, to the overview"
      >
        <Logo />
        <span className={classes.product}>Downstream</span>
      </Link>
      {filled && <OrganizationSwitch current={organization.name} />}
      {filled && organization.simulated && (
        <Tooltip label="Every pull request, review, deploy and incident of this organization is made up by a seeded simulation.">
          <span className={classes.simulated} tabIndex={0}>
            <IconFlask size={14} stroke={1.8} aria-hidden />
            Simulated<span className={classes.wide}> data</span>
          </span>
        </Tooltip>
      )}
      <div className={classes.end}>
        {filled && organization.dataHorizon && <Horizon organization={organization} />}
        <Tooltip label="Keyboard (?)">
          <ActionIcon size="lg" aria-label="Keyboard shortcuts" onClick={onHelp} className={classes.keyboard}>
            <IconKeyboard size={19} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <ThemeSwitch />
      </div>
    </div>
  );
}

function Horizon({ organization }: { organization: NonNullable<ShellQuery['organization']> }) {
  const day = dayOf(organization.dataHorizon, organization.timeZone);
  if (!organization.stale)
    return (
      <span className={classes.horizon}>
        data up to {day}, {organization.timeZone}
      </span>
    );
  return (
    <Tooltip
      label={`The newest record is of ${day}. Relative ranges end there, not today. Import newer data to go on.`}
    >
      <span className={`${classes.horizon} ${classes.stale}`} tabIndex={0}>
        data end {day}, {organization.timeZone} · stale
      </span>
    </Tooltip>
  );
}

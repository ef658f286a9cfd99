import { AppShell, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ShellDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useDataVersion } from '../state/data-version';
import { OrganizationContext } from '../state/organization';
import { useShortcuts } from '../state/shortcut';
import { TablesContext } from '../state/tables';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { FirstStart } from './first-start';
import { Header } from './header';
import { KeyboardHelp } from './keyboard-help';
import { Navigation } from './navigation';
import { PullRequestDrawer } from './pull-request-drawer';
import { ServerFault } from './server-fault';
import classes from './shell.module.css';

/** What stands around every page: header, navigation, keyboard, the drawer, and the first start without data. */
export function Shell() {
  useDataVersion();
  const { view, org } = useView();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [menu, setMenu] = useDisclosure(false);
  const [help, setHelp] = useDisclosure(false);
  const [tables, setTables] = useState({ shown: false, switched: 0 });
  const asked = useAnswer('Shell', ShellDocument, { org }, { keep: false });
  const main = useRef<HTMLElement>(null);

  const closeMenu = setMenu.close;
  useEffect(() => closeMenu(), [pathname, closeMenu]);

  const shortcuts = useMemo(() => {
    const go = (to: string, params?: object) => () =>
      void navigate({ to, params, search: cutOf(view) } as Parameters<typeof navigate>[0]);
    return {
      'g m': go('/map'),
      'g v': go('/moves'),
      'g t': go('/stage/$stage', { stage: 'review' }),
      'g p': go('/pull-requests'),
      'g o': go('/sources'),
      '?': setHelp.toggle,
      t: () => setTables((before) => ({ shown: !before.shown, switched: before.switched + 1 })),
      '/': () => document.querySelector<HTMLElement>('[data-filter-start]')?.focus(),
      '[': () => document.querySelector<HTMLElement>('[data-period="-1"]')?.click(),
      ']': () => document.querySelector<HTMLElement>('[data-period="1"]')?.click(),
    };
  }, [navigate, setHelp, view]);
  useShortcuts(shortcuts);

  const organization = asked.data?.organization;
  const empty = asked.isSuccess && (!organization || organization.pullRequests === 0);
  return (
    <TablesContext.Provider value={tables}>
      <a className={classes.skip} href="#content" onClick={() => main.current?.focus()}>
        Skip to the content
      </a>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 186, breakpoint: 'sm', collapsed: { mobile: !menu, desktop: empty } }}
        withBorder={false}
        transitionDuration={0}
      >
        <AppShell.Header className={classes.header}>
          <Header organization={organization ?? null} menu={menu} onMenu={setMenu.toggle} onHelp={setHelp.open} />
        </AppShell.Header>
        {!empty && (
          <AppShell.Navbar className={classes.navigation} aria-label="Pages">
            <Navigation />
          </AppShell.Navbar>
        )}
        <AppShell.Main className={classes.main} id="content" tabIndex={-1} ref={main}>
          {asked.error ? (
            <ServerFault error={asked.error} retry={() => void asked.refetch()} />
          ) : asked.isPending ? (
            <Stack gap={16} aria-busy>
              <Skeleton height={36} width={220} />
              <Skeleton height={110} />
              <Skeleton height={320} />
            </Stack>
          ) : empty || !organization ? (
            <FirstStart />
          ) : (
            <OrganizationContext.Provider value={organization}>
              <Outlet />
              <PullRequestDrawer />
            </OrganizationContext.Provider>
          )}
        </AppShell.Main>
      </AppShell>
      <KeyboardHelp opened={help} onClose={setHelp.close} />
    </TablesContext.Provider>
  );
}

import { AppShell, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useLocation, useMatches, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { ShellDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useConnections } from '../state/connections';
import { OrganizationContext } from '../state/organization';
import { useServerEvents } from '../state/server-events';
import { useShortcuts } from '../state/shortcut';
import { TablesContext } from '../state/tables';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { Header } from './header';
import { Navigation } from './navigation';
import { ServerFault } from './server-fault';
import classes from './shell.module.css';
import { SourceNotice } from './source-notice';

// Seen once or on demand: they do not hold up the first drawing of a page.
const FirstStart = lazy(() => import('./first-start').then(({ FirstStart }) => ({ default: FirstStart })));
const NoOrganization = lazy(() =>
  import('./no-organization').then(({ NoOrganization }) => ({ default: NoOrganization })),
);
const KeyboardHelp = lazy(() => import('./keyboard-help').then(({ KeyboardHelp }) => ({ default: KeyboardHelp })));
const RecordDrawers = lazy(() => import('./record-drawers').then(({ RecordDrawers }) => ({ default: RecordDrawers })));
const SourceWaiting = lazy(() => import('./source-waiting').then(({ SourceWaiting }) => ({ default: SourceWaiting })));

/** What stands around every page: header, navigation, keyboard, the drawer, and the first start without data. */
export function Shell() {
  useServerEvents();
  const { view, org } = useView();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const drawn = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? '' });
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
      'g n': go('/overview'),
      'g b': go('/report'),
      'g m': go('/map'),
      'g v': go('/moves'),
      'g t': go('/stage/$stage', { stage: 'review' }),
      'g p': go('/pull-requests'),
      'g d': go('/services'),
      'g s': go('/signal'),
      'g u': go('/tune'),
      'g a': go('/adoption'),
      'g e': go('/effect'),
      'g o': go('/sources'),
      'g h': go('/people'),
      'g w': go('/what-if'),
      'g r': go('/rollout'),
      '?': setHelp.toggle,
      t: () => setTables((before) => ({ shown: !before.shown, switched: before.switched + 1 })),
      '/': () => document.querySelector<HTMLElement>('[data-filter-start]')?.focus(),
      '[': () => document.querySelector<HTMLElement>('[data-period="-1"]')?.click(),
      ']': () => document.querySelector<HTMLElement>('[data-period="1"]')?.click(),
    };
  }, [navigate, setHelp, view]);
  useShortcuts(shortcuts);

  const organization = asked.data?.organization;
  const connected = useConnections(org, Boolean(organization));
  const connections = connected.data?.connections ?? [];
  // Findings or deploys alone are data, too. Only while a first sync runs are pages without a pull request held back.
  const syncing = connections.some(({ job }) => job);
  const none =
    asked.isSuccess &&
    (!organization || (organization.pullRequests === 0 && (organization.dataHorizon === null || syncing)));
  // Of the page that is drawn, which is not yet the one of the address while its file loads.
  const connecting = drawn.startsWith('/connect');
  const onSources = drawn === '/sources';
  // These pages need no pull request: usage, rules and keys stand without one.
  const apart = Boolean(organization) && /^\/(adoption|effect|tiers|privacy|own-row)$/.test(drawn);
  // As soon as something is connected there are pages, though no pull request is in yet.
  const empty = none && connections.length === 0 && !apart;
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
          <Header
            organization={empty ? null : (organization ?? null)}
            menu={menu}
            onMenu={setMenu.toggle}
            onHelp={setHelp.open}
          />
        </AppShell.Header>
        {!empty && (
          <AppShell.Navbar className={classes.navigation} aria-label="Pages">
            <Navigation />
          </AppShell.Navbar>
        )}
        <AppShell.Main className={classes.main} id="content" tabIndex={-1} ref={main}>
          {asked.error ? (
            <ServerFault error={asked.error} retry={() => void asked.refetch()} />
          ) : asked.isPending || (none && organization && connected.isPending && !connecting) ? (
            <Stack gap={16} aria-busy>
              <Skeleton height={36} width={220} />
              <Skeleton height={110} />
              <Skeleton height={320} />
            </Stack>
          ) : (
            <OrganizationContext.Provider value={organization ?? null}>
              {organization && !none && !onSources && !connecting && (
                <SourceNotice connections={connections} timeZone={organization.timeZone} />
              )}
              {connecting || apart || (!none && organization) || (onSources && !empty) ? (
                <Outlet />
              ) : empty ? (
                <Suspense fallback={<Skeleton height={420} aria-busy />}>
                  {view.org && !organization ? (
                    <NoOrganization name={view.org} />
                  ) : (
                    <FirstStart org={organization?.name} />
                  )}
                </Suspense>
              ) : (
                <Suspense fallback={<Skeleton height={420} aria-busy />}>
                  <SourceWaiting connections={connections} />
                </Suspense>
              )}
              {organization && !none && (
                <Suspense>
                  <RecordDrawers />
                </Suspense>
              )}
            </OrganizationContext.Provider>
          )}
        </AppShell.Main>
      </AppShell>
      <Suspense>
        <KeyboardHelp opened={help} onClose={setHelp.close} />
      </Suspense>
    </TablesContext.Provider>
  );
}

import { IconAlertTriangle, IconCircleCheck, IconVolumeOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOrganization } from '../state/organization';
import { useAgentName } from '../state/signal';
import { useSignalWatch } from '../state/signal-watch';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { alarmText, calmText, muteText } from '../text/signal-watch';
import link from './list-link.module.css';
import classes from './signal.module.css';

/** Says when an agent's hit rate fell below its floor, and when people stop reacting to it; otherwise that all is calm. */
export function SignalNotices() {
  const { view } = useView();
  const { timeZone } = useOrganization();
  const nameOf = useAgentName();
  const { watched = [] } = useSignalWatch();
  const alarms = watched.flatMap(({ alarm }) => alarm ?? []);
  const mutes = watched.flatMap(({ mute }) => mute ?? []);
  // They are watched in the strict series, whichever the page shows.
  const strict = view.series ? ' (strict)' : '';
  const calm = calmText(alarms, mutes, nameOf);
  return (
    <section className={classes.notices} aria-label="Drop alarm and mute risk">
      {alarms
        .filter(({ state }) => state === 'alarm')
        .map((alarm) => (
          <Notice key={alarm.agent} icon={<IconAlertTriangle size={18} stroke={1.6} aria-hidden />} warn>
            <b>Drop alarm{strict}.</b> {alarmText(alarm, nameOf(alarm.agent), timeZone)}{' '}
            <Link
              to="/tune"
              search={{ ...cutOf(view), agent: alarm.agent } as never}
              className={`${link.link} no-print`}
            >
              Look for a better threshold
            </Link>
          </Notice>
        ))}
      {mutes
        .filter(({ state }) => state === 'rising')
        .map((mute) => (
          <Notice key={mute.agent} icon={<IconVolumeOff size={18} stroke={1.6} aria-hidden />} warn>
            <b>Mute risk{strict}.</b> {muteText(mute, nameOf(mute.agent))}
          </Notice>
        ))}
      {calm && (
        <Notice icon={<IconCircleCheck size={18} stroke={1.6} aria-hidden />}>
          <span className={classes.faint}>
            {view.series && 'Strict: '}
            {calm}
          </span>
        </Notice>
      )}
    </section>
  );
}

function Notice({ icon, warn, children }: { icon: ReactNode; warn?: boolean; children: ReactNode }) {
  return (
    <div className={`${classes.notice} ${warn ? classes.warn : ''}`} role="note">
      {icon}
      <p>{children}</p>
    </div>
  );
}

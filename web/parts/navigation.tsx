import {
  IconAdjustmentsHorizontal,
  IconAffiliate,
  IconArrowsSplit2,
  IconCalendarStats,
  IconChartArrows,
  IconCrystalBall,
  IconDatabaseImport,
  IconGauge,
  IconGitPullRequest,
  IconHourglass,
  IconLock,
  IconMailForward,
  IconMessage2Check,
  IconRobot,
  IconRocket,
  IconRoute,
  IconStairs,
  IconTimelineEvent,
  IconUsers,
} from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import classes from './navigation.module.css';

/** The pages there are. The cut goes along from one to the other. */
export function Navigation() {
  const { view } = useView();
  const { stage } = useParams({ strict: false });
  const shared = { search: cutOf(view) as never, className: classes.link, activeOptions: { includeSearch: false } };
  const icon = { size: 18, stroke: 1.6, 'aria-hidden': true };
  return (
    <ul className={classes.list}>
      <li>
        <Link to="/overview" {...shared}>
          <IconGauge {...icon} /> Overview
        </Link>
      </li>
      <li>
        <Link to="/report" {...shared}>
          <IconMailForward {...icon} /> Report
        </Link>
      </li>
      <li>
        <Link to="/map" {...shared}>
          <IconRoute {...icon} /> Map
        </Link>
      </li>
      <li>
        <Link to="/moves" {...shared}>
          <IconTimelineEvent {...icon} /> Moves
        </Link>
      </li>
      <li>
        <Link to="/stage/$stage" params={{ stage: stage ?? 'review' }} {...shared}>
          <IconHourglass {...icon} /> Stage
        </Link>
      </li>
      <li>
        <Link to="/pull-requests" {...shared}>
          <IconGitPullRequest {...icon} /> Pull requests
        </Link>
      </li>
      <li>
        <Link to="/services" {...shared}>
          <IconRocket {...icon} /> Services
        </Link>
      </li>
      <li>
        <Link to="/signal" {...shared}>
          <IconMessage2Check {...icon} /> Signal
        </Link>
      </li>
      <li>
        <Link to="/tune" {...shared}>
          <IconAdjustmentsHorizontal {...icon} /> Tune
        </Link>
      </li>
      <li>
        <Link to="/what-if" {...shared}>
          <IconCrystalBall {...icon} /> What if
        </Link>
      </li>
      <li className={classes.apart}>
        <Link to="/adoption" {...shared}>
          <IconAffiliate {...icon} /> Adoption
        </Link>
      </li>
      <li>
        <Link to="/effect" {...shared}>
          <IconChartArrows {...icon} /> Effect
        </Link>
      </li>
      <li>
        <Link to="/rollout" {...shared}>
          <IconCalendarStats {...icon} /> Rollout
        </Link>
      </li>
      <li>
        <Link to="/tiers" {...shared}>
          <IconStairs {...icon} /> Tiers
        </Link>
      </li>
      <li className={classes.apart}>
        <Link to="/sources" {...shared}>
          <IconDatabaseImport {...icon} /> Sources
        </Link>
      </li>
      <li>
        <Link to="/mapping" {...shared}>
          <IconArrowsSplit2 {...icon} /> Deploy rules
        </Link>
      </li>
      <li>
        <Link to="/agents" {...shared}>
          <IconRobot {...icon} /> Agents
        </Link>
      </li>
      <li>
        <Link to="/people" {...shared}>
          <IconUsers {...icon} /> People
        </Link>
      </li>
      <li>
        <Link to="/privacy" {...shared}>
          <IconLock {...icon} /> Privacy
        </Link>
      </li>
    </ul>
  );
}

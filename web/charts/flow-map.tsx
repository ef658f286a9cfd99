import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { FlowTotalsQuery, Stage } from '../gql/documents';
import { ListLink } from '../parts/list-link';
import { NeckMark } from '../parts/neck-mark';
import { StageMark } from '../parts/stage-mark';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { durationOf } from '../text/duration';
import { countOf, rateOf } from '../text/number';
import { itemsOf, stageName, stageSource, undividedWrite } from '../text/stage-name';
import { FlowCell } from './flow-cell';
import { flowStations } from './flow-geometry';
import classes from './flow-map.module.css';

type StageFlow = FlowTotalsQuery['flow']['stages'][number];

interface FlowMapProps {
  stages: StageFlow[];
  days: number;
  constraint: Stage | null;
}

/** Below this width of the drawing the stages stand under each other. */
const VERTICAL_BELOW = 720;

/** Height of one stage of the vertical map: its figures fit beside the drawing, so that the arrows run on. */
const VERTICAL_CELL = 190;

/** The stages in flow order: the pile that stands in each drawn to scale, the rate at which it leaves as an arrow. */
export function FlowMap({ stages, days, constraint }: FlowMapProps) {
  const { ref, width } = useElementSize();
  const vertical = width > 0 && width < VERTICAL_BELOW;
  const cell = vertical ? VERTICAL_CELL : Math.max(110, width / 6);
  const stations = flowStations(stages, days, vertical ? 40 : Math.min(46, cell * 0.27), vertical ? 22 : 26);
  return (
    <ol ref={ref} className={vertical ? classes.vertical : classes.horizontal}>
      {width > 0 &&
        stations.map((station, index) => (
          <li
            key={station.stage}
            className={classes.station}
            data-constraint={station.stage === constraint || undefined}
            style={vertical ? { height: VERTICAL_CELL } : undefined}
          >
            <StationHead
              stage={station.stage}
              undivided={stages[index].undivided}
              constraint={station.stage === constraint}
            />
            <FlowCell
              station={station}
              entering={index === 0 ? null : stations[index - 1].width}
              last={index === stations.length - 1}
              constraint={station.stage === constraint}
              vertical={vertical}
              size={cell}
            />
            <StationFigures flow={stages[index]} rate={station.rate} />
          </li>
        ))}
    </ol>
  );
}

function StationHead({ stage, undivided, constraint }: { stage: Stage; undivided: boolean; constraint: boolean }) {
  const { view } = useView();
  return (
    <div className={classes.head}>
      <Link to="/stage/$stage" params={{ stage }} search={cutOf(view) as never} className={classes.name}>
        <StageMark stage={stage} />
        {undivided ? undividedWrite.name : stageName(stage)}
      </Link>
      {constraint && (
        <span className={classes.constraint}>
          <NeckMark size={11} /> Constraint
        </span>
      )}
    </div>
  );
}

function StationFigures({ flow, rate }: { flow: StageFlow; rate: number | null }) {
  const { clock } = useView();
  const { stage } = flow;
  if (flow.unknown)
    return (
      <div className={classes.figures}>
        <p className={classes.unknown}>unknown – {stageSource[stage].short}</p>
      </div>
    );
  const items = itemsOf(stage);
  const growth = flow.growth ?? 0;
  return (
    <div className={classes.figures}>
      {flow.wip === null ? (
        <p className={classes.unknown}>in progress unknown – what is not merged is not in the history</p>
      ) : (
        <p className={classes.wip}>
          <ListLink
            measure="wip"
            stage={stage}
            label={`${countOf(flow.wip)} ${flow.wip === 1 ? items.one : items.many} in ${stageName(stage)}`}
          >
            {countOf(flow.wip)}
          </ListLink>
          <span>{stage === 'operate' ? 'open' : 'in progress'}</span>
        </p>
      )}
      <dl className={classes.details}>
        <dt>leave</dt>
        <dd>
          <ListLink
            measure="departures"
            stage={stage}
            label={`${countOf(flow.departures)} ${items.many} left ${stageName(stage)}, ${rateOf(rate)} / day`}
          >
            {rateOf(rate)} / day
          </ListLink>
        </dd>
        <dt>growth</dt>
        <dd>
          {flow.growth === null ? '–' : growth > 0 ? `+${countOf(growth)}` : growth < 0 ? `−${countOf(-growth)}` : '0'}
        </dd>
        {flow.enough ? (
          <>
            <dt>p50</dt>
            <dd>{durationOf(flow.p50, clock)}</dd>
            <dt>p85</dt>
            <dd>{durationOf(flow.p85, clock)}</dd>
          </>
        ) : (
          <>
            <dt>time</dt>
            <dd className={classes.few}>{flow.undivided ? 'start hidden' : 'not enough data'}</dd>
          </>
        )}
        <dt>n</dt>
        <dd>
          {countOf(flow.n)}
          {flow.estimated ? ' · estimated' : ''}
        </dd>
      </dl>
    </div>
  );
}

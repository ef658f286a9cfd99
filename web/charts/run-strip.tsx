import { Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { BottleneckWeeksQuery, Stage } from '../gql/documents';
import { stageColour } from '../parts/stage-mark';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { factorOf } from '../text/number';
import { stageName, stages } from '../text/stage-name';
import { daysOfPeriod } from '../text/week';
import { Hatch } from './hatch';
import { runsOf } from './runs';
import classes from './run-strip.module.css';
import { weekTick, weekTicks } from './week-axis';

type Answer = BottleneckWeeksQuery['bottleneck'];

const ROW = 26;
const TOP = 22;
const HELD = 30;

/** Weeks × stages: one cell filled per week, the stage that was the constraint; under it the labels that held. */
export function RunStrip({ bottleneck }: { bottleneck: Answer }) {
  const { view } = useView();
  const { ref, width } = useElementSize();
  const id = useId();
  const left = width < 560 ? 62 : 78;
  const count = bottleneck.weeks.label.length;
  const step = Math.max(1, (width - left) / Math.max(1, count));
  const bottom = TOP + stages.length * ROW;
  const x = (index: number) => left + index * step;
  const inset = step > 8 ? 1.5 : 0.5;
  const unknown = new Set(bottleneck.stages.filter((stage) => stage.unknown).map((stage) => stage.stage));
  return (
    <div ref={ref} className={classes.strip}>
      {width > 0 && (
        <svg width={width} height={bottom + HELD + 22} className={classes.drawing}>
          {stages.map((stage) => (
            <Hatch key={stage} id={`${id}-${stage}`} colour={stageColour(stage)} gap={4} />
          ))}
          <Hatch id={`${id}-running`} colour="var(--line-strong)" gap={6} width={1.2} />
          {stages.map((stage, row) => (
            <g key={stage}>
              <text
                x={0}
                y={TOP + row * ROW + ROW / 2 + 4}
                className={unknown.has(stage) ? classes.faint : classes.name}
              >
                {stageName(stage)}
              </text>
              <rect
                x={left}
                y={TOP + row * ROW + 1.5}
                width={width - left}
                height={ROW - 3}
                rx={3}
                className={classes.row}
              />
              {unknown.has(stage) && (
                <text x={left + 8} y={TOP + row * ROW + ROW / 2 + 4} className={classes.faint}>
                  unknown
                </text>
              )}
            </g>
          ))}
          {bottleneck.moves.map((move) => {
            const first = bottleneck.weeks.label.indexOf(move.between?.[0] ?? '');
            const last = bottleneck.weeks.label.indexOf(move.between?.[move.between.length - 1] ?? '');
            if (first < 0 || last < 0) return null;
            return (
              <g key={`${move.from}-${move.week}`}>
                <rect
                  x={x(first)}
                  y={TOP - 6}
                  width={(last - first + 1) * step}
                  height={bottom - TOP + 6}
                  className={classes.between}
                />
                <path d={`M${x(first) + 0.5} ${TOP - 2}v-5H${x(last + 1) - 0.5}v5`} className={classes.bracket} />
              </g>
            );
          })}
          {bottleneck.constraint.map((stage, index) => {
            const week = bottleneck.weeks.label[index];
            const running = bottleneck.weeks.running[index];
            const range = daysOfPeriod(
              bottleneck.weeks.start[index],
              bottleneck.weeks.end[index],
              bottleneck.range.timeZone,
            );
            if (!stage)
              return (
                <Tooltip
                  key={week}
                  label={`${week}: ${bottleneck.rule[index] === 'unseen' ? 'unknown, the stages before the merge are not seen' : 'not enough data'}`}
                >
                  <rect
                    x={x(index) + inset}
                    y={TOP + 1.5}
                    width={step - 2 * inset}
                    height={bottom - TOP - 3}
                    className={classes.missing}
                  />
                </Tooltip>
              );
            const y = TOP + stages.indexOf(stage) * ROW + 1.5;
            const close = bottleneck.close[index];
            const colour = stageColour(stage);
            return (
              <Tooltip key={week} label={cellText(bottleneck, index)}>
                <Link
                  to="/stage/$stage"
                  params={{ stage }}
                  search={{ ...cutOf(view), range } as never}
                  tabIndex={-1}
                  aria-label={cellText(bottleneck, index)}
                >
                  <rect x={x(index)} y={TOP} width={step} height={bottom - TOP} fill="transparent" />
                  <rect
                    x={x(index) + inset}
                    y={y}
                    width={Math.max(1, step - 2 * inset)}
                    height={ROW - 3}
                    rx={step > 8 ? 2.5 : 1}
                    fill={close || stage === 'pickup' ? `url(#${id}-${stage})` : colour}
                    stroke={colour}
                    strokeWidth={close || stage === 'pickup' ? 1.2 : 0}
                  />
                  {bottleneck.byTarget[index] && (
                    <circle
                      cx={x(index) + step / 2}
                      cy={y + (ROW - 3) / 2}
                      r={Math.min(3, step / 3)}
                      className={classes.target}
                    />
                  )}
                  {running && (
                    <rect x={x(index)} y={TOP} width={step} height={bottom - TOP} fill={`url(#${id}-running)`} />
                  )}
                </Link>
              </Tooltip>
            );
          })}
          {runsOf(bottleneck.held).map((run) => (
            <g key={run.from}>
              <rect
                x={x(run.from) + 1}
                y={bottom + 8}
                width={Math.max(1, (run.to - run.from + 1) * step - 2)}
                height={5}
                rx={2.5}
                fill={run.label === 'pickup' ? `url(#${id}-pickup)` : stageColour(run.label)}
                stroke={stageColour(run.label)}
                strokeWidth={run.label === 'pickup' ? 0.8 : 0}
              />
              {(run.to - run.from + 1) * step > 44 && (
                <text x={x(run.from) + 2} y={bottom + 27} className={classes.held}>
                  {stageName(run.label)}
                </text>
              )}
            </g>
          ))}
          <text x={0} y={bottom + 15} className={classes.faint}>
            held
          </text>
          {weekTicks(count, width - left).map((index) => (
            <text key={index} x={x(index) + 1} y={bottom + HELD + 17} className={classes.faint}>
              {weekTick(bottleneck.weeks.label[index])}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}

function cellText(bottleneck: Answer, index: number): string {
  const stage = bottleneck.constraint[index] as Stage;
  const margin = bottleneck.margin[index];
  const words = [
    `${bottleneck.weeks.label[index]}: ${stageName(stage)}`,
    bottleneck.rule[index] === 'none_saturated' ? 'no stage over its limit' : `${factorOf(margin)} × its limit`,
    ...(bottleneck.close[index] ? ['close'] : []),
    ...(bottleneck.byTarget[index] ? ['by target'] : []),
    ...(bottleneck.weeks.running[index] ? ['the week is not over'] : []),
  ];
  return words.join(', ');
}

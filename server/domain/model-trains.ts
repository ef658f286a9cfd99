import { dutyTimeOf } from './calibration';
import { CLASSES } from './forecast-classes';
import type { ForecastHistory } from './forecast-history';
import type { Levers } from './forecast-levers';
import type { CalibratedTrain, ForecastModel } from './forecast-model';
import { LEAVES, type OnDuty, type Station } from './queue-network/network';
import { DEPLOY } from './stage';
import { slotDepartures } from './train-slots';

const HOUR = 3600;

/**
 * How a service reaches production under the levers: its trains leave by their timetable, and what left besides as it did in the stable weeks, week after week; or every so many
 * hours, put off to the next opening; or each change goes alone.
 */
export function trainStation(
  history: ForecastHistory,
  { duty }: ForecastModel,
  train: CalibratedTrain,
  { deployEvery, seats }: Levers,
  priority: number[],
): Station {
  const routes = Array.from({ length: CLASSES }, () => [{ to: LEAVES, share: 1 }]);
  if (deployEvery === 0)
    return { kind: 'delay', stage: DEPLOY, delay: Array.from({ length: CLASSES }, () => train.run), routes };
  if (deployEvery === null && train.departures.length === 0)
    return {
      kind: 'delay',
      stage: DEPLOY,
      delay: Array.from({ length: CLASSES }, () => train.alone.law),
      ...(train.alone.onDuty && { calendar: duty }),
      routes,
    };
  const { times, rooms } =
    deployEvery === null ? asBefore(history, train, duty) : every(history, duty, deployEvery, train.most);
  return {
    kind: 'train',
    stage: DEPLOY,
    departures: times,
    seats: seats === null ? rooms : rooms.map(() => Math.round(seats)),
    run: train.run,
    priority,
    routes,
  };
}

function asBefore(
  { future }: ForecastHistory,
  train: CalibratedTrain,
  duty: OnDuty | undefined,
): { times: Float64Array; rooms: Float64Array } {
  const all = slotDepartures(train.slots ?? [], future, dutyTimeOf(duty)).map((at) => ({ at, room: train.most }));
  const { departures, seats } = train.others ?? train;
  for (let week = 0; week < future.length && departures.length > 0; week++) {
    const like = week % departures.length;
    const length = future.edges[week + 1] - future.edges[week];
    departures[like].forEach((offset, i) => {
      if (offset < length) all.push({ at: future.edges[week] + offset, room: seats[like][i] });
    });
  }
  all.sort((a, b) => a.at - b.at);
  return { times: Float64Array.from(all, ({ at }) => at), rooms: Float64Array.from(all, ({ room }) => room) };
}

function every(
  { future, now }: ForecastHistory,
  duty: OnDuty | undefined,
  hours: number,
  most: number,
): { times: Float64Array; rooms: Float64Array } {
  const end = future.edges[future.length];
  const times: number[] = [];
  let span = 0;
  for (let at = now + hours * HOUR; at < end; at += hours * HOUR) {
    let leaves = at;
    if (duty) {
      while (span < duty.ends.length && duty.ends[span] <= at) span++;
      if (span === duty.ends.length) break;
      leaves = Math.max(at, duty.starts[span]);
    }
    if (times.length === 0 || leaves > times[times.length - 1]) times.push(leaves);
  }
  return { times: Float64Array.from(times), rooms: new Float64Array(times.length).fill(most) };
}

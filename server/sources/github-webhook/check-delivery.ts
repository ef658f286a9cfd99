import { appOf, checkRunRecord, isOfReviewAgent } from '../github/check-run';
import { isObject, textOf, type Json } from '../github-rest/shape';
import type { DeliveryOutcome } from './delivery-outcome';
import type { DeliveryPlace } from './delivery-place';
import { subjectTime } from './subject-time';

/** Deliveries of `check_run`: what a review agent's check said, once it is over, for each pull request whose head it looked at. */
export function checkRunDelivery(payload: Json, place: DeliveryPlace): DeliveryOutcome {
  const check = payload.check_run;
  if (!isObject(check) || (typeof check.id !== 'number' && typeof check.id !== 'string'))
    return { fault: 'The delivery has no "check_run" with an id; GitHub sends one with every check_run event.' };
  const app = appOf(check);
  if (!isOfReviewAgent(check))
    return { ignored: `Of checks only those of review agents are used; ${app === '' ? 'this one names no App' : `${app.slice(0, 100)} is none`}.` }; // prettier-ignore
  if (check.status !== 'completed') return { ignored: 'The check goes on: it is taken once it is over.' };
  const numbers = numbersOf(check.pull_requests, payload.repository);
  if (numbers.length === 0)
    return { ignored: 'The check names no pull request, as GitHub leaves those of forks away; the sync reads it.' };
  const sender = isObject(payload.sender) && textOf(payload.sender, 'login') === app ? payload.sender : undefined;
  const appId = typeof sender?.id === 'number' ? String(sender.id) : undefined;
  const records = numbers
    .map((number) => checkRunRecord(check, place.repo, number, appId))
    .filter((record) => record !== undefined);
  const at = subjectTime([check.completed_at]);
  return { records: [], subject: { name: `check_run ${place.host}/${place.repo} ${String(check.id)}`, at, records } };
}

/** Numbers of the pull requests into this repository; a head may be asked into several repositories. */
function numbersOf(list: unknown, repository: unknown): number[] {
  const id = isObject(repository) ? repository.id : undefined;
  return (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    if (!isObject(one) || typeof one.number !== 'number') return [];
    const base = isObject(one.base) && isObject(one.base.repo) ? one.base.repo.id : undefined;
    return id === undefined || base === undefined || base === id ? [one.number] : [];
  });
}

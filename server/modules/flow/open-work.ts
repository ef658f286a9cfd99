import { eachVisit } from '../../domain/flow-table';
import { MERGE } from '../../domain/stage';
import type { Range, Scope } from '../../platform/scope.types';
import { answered, type OrganizationView } from '../../store/organization-view';
import { selectionOf } from '../../store/selection';
import { sourceOf } from './flow.service';

/** One stay of a pull request, as its row of the flow table, in a stage. */
export interface Visit {
  item: number;
  stage: number;
  enter: number;
  leave: number;
}

/**
 * Open work at the end of a range, each in the stage it was in then, oldest first. What is known from a clone alone is left out: a clone holds only what
 * was merged in the end.
 *
 * @param end of the range, or of the data where they end before
 */
export function openWorkAt(view: OrganizationView, scope: Scope, range: Range, end: number): Visit[] {
  return answered(view, ['open work', scope, range], () => openWork(view, scope, end));
}

function openWork(view: OrganizationView, scope: Scope, end: number): Visit[] {
  const chosen = selectionOf(view.flow, scope);
  const open: Visit[] = [];
  for (let stage = 0; stage <= MERGE; stage++) {
    const source = sourceOf(view, stage, chosen, scope);
    if (!source || source.undivided) continue;
    // From the end on: what has left before is not even looked at.
    eachVisit(view.flow.table, stage, { selected: source.selected, from: end, to: end }, (item, enter, leave) =>
      open.push({ item, stage, enter, leave }),
    );
  }
  return open.sort((x, y) => x.enter - y.enter || x.item - y.item);
}

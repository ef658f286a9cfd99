import { Fault } from '../../ledger/fault';
import { recordKinds } from '../../ledger/record-kinds';
import { validationOf } from '../../ledger/validation';
import { Failure } from '../../platform/failure';
import type { PipelineDoor } from './deploy-ingest';

/**
 * The one record that a command makes, checked as the door will check it, so that what does not fit is told before anything is opened or sent.
 *
 * @throws Failure wrong_use with the field, its value and what to do
 */
export function checkedRecord({ kind, recordOf, completed }: PipelineDoor, value: object): Record<string, unknown> {
  const record = recordOf(value, Date.now() / 1000);
  const whole = record instanceof Fault ? {} : (record as Record<string, unknown>);
  const checked = record instanceof Fault ? record : validationOf(kindOf(kind))(completed?.(whole) ?? whole, false);
  if (checked instanceof Fault) throw new Failure('wrong_use', `The ${kind} ${checked.problem}.`);
  return record as Record<string, unknown>;
}

function kindOf(name: string) {
  const kind = recordKinds.get(name);
  if (!kind) throw new Error(`There is no kind "${name}".`);
  return kind;
}

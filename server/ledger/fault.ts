import type { RejectReason } from './reject';

/** What is wrong with a record, without its place: `problem` begins lower-case and ends without a full stop. */
export class Fault {
  constructor(
    readonly reason: RejectReason,
    readonly problem: string,
  ) {}
}

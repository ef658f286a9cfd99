import { CustomScalar, Scalar } from '@nestjs/graphql';
import { Kind, type ValueNode } from 'graphql';
import { Failure } from './failure';

/** A length of time in hours. Unknown is null: NaN and infinity are refused here, so that they cannot leave as something else. */
@Scalar('Duration')
export class Duration implements CustomScalar<number, number> {
  description = 'hours, float';

  serialize(hours: unknown): number {
    if (typeof hours !== 'number' || !Number.isFinite(hours))
      throw new TypeError(`A duration of ${String(hours)} hours cannot be sent.`);
    return hours;
  }

  parseValue(hours: unknown): number {
    if (typeof hours !== 'number' || !Number.isFinite(hours)) {
      throw new Failure('bad_input', `"${String(hours)}" is not a duration: write hours as a number, such as 1.5.`);
    }
    return hours;
  }

  parseLiteral(node: ValueNode): number {
    return this.parseValue(node.kind === Kind.INT || node.kind === Kind.FLOAT ? Number(node.value) : NaN);
  }
}

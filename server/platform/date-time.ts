import { CustomScalar, Scalar } from '@nestjs/graphql';
import { Kind, type ValueNode } from 'graphql';
import { Failure } from './failure';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** A moment: RFC 3339 in UTC outside, epoch seconds inside. */
@Scalar('DateTime')
export class DateTime implements CustomScalar<string, number> {
  description = 'RFC 3339, UTC';

  serialize(seconds: unknown): string {
    return new Date((seconds as number) * 1000).toISOString();
  }

  parseValue(text: unknown): number {
    if (typeof text !== 'string' || !instant.test(text) || Number.isNaN(Date.parse(text))) {
      throw new Failure(
        'bad_input',
        `"${String(text)}" is not a moment: write RFC 3339 with an offset, such as 2026-07-01T00:00:00Z.`,
      );
    }
    return Date.parse(text) / 1000;
  }

  parseLiteral(node: ValueNode): number {
    return this.parseValue(node.kind === Kind.STRING ? node.value : node.kind);
  }
}

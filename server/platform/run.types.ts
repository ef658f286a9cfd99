import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from './words';

export const RUN_STATES = ['running', 'done', 'cancelled', 'failed', 'refused'] as const;
export const RunState = enumOf(RUN_STATES);
export type RunState = keyof typeof RunState;
export const RUN_PHASES = ['calibrating', 'simulating', 'refitting', 'searching', 'backtesting'] as const;
export const RunPhase = enumOf(RUN_PHASES);
export type RunPhase = keyof typeof RunPhase;

registerEnumType(RunState, {
  name: 'RunState',
  description: 'Of work that takes longer than a request.',
  valuesMap: {
    running: { description: 'Ask again with the same question; each asking says that somebody still waits.' },
    cancelled: { description: 'Somebody said so; ask with `again` to begin it anew.' },
    failed: { description: 'With a message; ask with `again` to begin it anew.' },
    refused: { description: 'It cannot be answered from these data, with a message that says why.' },
  },
});
registerEnumType(RunPhase, { name: 'RunPhase' });

@ObjectType()
export class RunProgress {
  @Field(() => RunPhase) phase!: RunPhase;
  @Field(() => Int) done!: number;
  @Field(() => Int, { description: '0 = not known yet.' }) total!: number;
}

import { registerEnumType } from '@nestjs/graphql';
import { WAITS_ON } from '../domain/report/words';
import { enumOf } from './words';

export const WaitsOn = enumOf(WAITS_ON);
export type WaitsOn = keyof typeof WaitsOn;
registerEnumType(WaitsOn, {
  name: 'WaitsOn',
  description:
    'Whom a pull request waits on: reviewers that were asked, or who reviewed it last; nobody, where none was asked; its author; its merge, once it is approved.',
});

import { registerEnumType } from '@nestjs/graphql';
import { MEASURES } from '../domain/pull-request-counts';
import { enumOf } from './words';

/** What a number counted. */
export const Measure = enumOf(MEASURES);
export type Measure = keyof typeof Measure;
registerEnumType(Measure, { name: 'Measure' });

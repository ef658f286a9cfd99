import { registerEnumType } from '@nestjs/graphql';
import { AUTHORSHIP } from '../domain/authorship';
import { SIZE_BUCKETS } from '../domain/size-bucket';
import { STAGES } from '../domain/stage';

/** GraphQL wants enums as objects; the words stay those of measures.md. */
export const enumOf = <T extends string>(words: readonly T[]): { [word in T]: word } =>
  Object.fromEntries(words.map((word) => [word, word])) as { [word in T]: word };

export const Stage = enumOf(STAGES);
export type Stage = keyof typeof Stage;
export const Authorship = enumOf(AUTHORSHIP);
export type Authorship = keyof typeof Authorship;
export const SizeBucket = enumOf(SIZE_BUCKETS);
export type SizeBucket = keyof typeof SizeBucket;

registerEnumType(Stage, { name: 'Stage' });
registerEnumType(Authorship, { name: 'Authorship' });
registerEnumType(SizeBucket, { name: 'SizeBucket' });

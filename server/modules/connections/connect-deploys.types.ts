import { Field, ObjectType } from '@nestjs/graphql';
import { Connection } from './connection.types';

@ObjectType({ description: 'What pipelines elsewhere send their deploys with.' })
export class DeployToken {
  @Field(() => Connection) connection!: Connection;
  @Field(() => String, { description: 'Shown this once.' }) token!: string;
}

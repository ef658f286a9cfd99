import { NestFactory } from '@nestjs/core';
import type { DynamicModule, Type } from '@nestjs/common';
import { GraphQLModule, GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { Logger } from 'pino';
import { DateTime } from './date-time';
import { Duration } from './duration';
import { graphqlAnswer } from './graphql-answer';

/** Scalars of the contract; providers of the application. */
export const scalars = [DateTime, Duration];

/**
 * The GraphQL door at `/graphql`: schema from the resolvers' code, compiled queries, no cross-site requests, and errors that carry
 * `extensions.code` (failure.ts) and never a stack.
 */
export function graphqlModule(log: Logger): DynamicModule {
  return GraphQLModule.forRoot<MercuriusDriverConfig>({
    driver: MercuriusDriver,
    path: '/graphql',
    autoSchemaFile: true,
    // Compile a query on its first use: the page sends the same few again and again.
    jit: 1,
    graphiql: false,
    // The contract needs 6; 15 is what the introspection of GraphQL tools needs.
    queryDepth: 15,
    // Only requests that a foreign page cannot send without the browser asking first.
    csrfPrevention: { allowedContentTypes: ['application/json', 'application/graphql-response+json'] },
    errorFormatter: (execution) => graphqlAnswer(execution, log),
  });
}

/**
 * The schema as text, sorted, without starting a server or a database.
 *
 * @param resolvers the classes with `@Resolver`
 */
export async function printedSchema(resolvers: Type[]): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
  try {
    const schema = await app.get(GraphQLSchemaFactory).create(resolvers, scalars);
    return printSchema(lexicographicSortSchema(schema)) + '\n';
  } finally {
    await app.close();
  }
}

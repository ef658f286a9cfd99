import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { graphql } from 'graphql';
import { Failure, type FailureCode } from '../../platform/failure';

/** An operation with the types of its answer and variables, as .config/codegen.mjs writes it. */
interface Question<Answer, Variables> {
  __apiType?: (variables: Variables) => Answer;
  toString(): string;
}

/**
 * Asks the product's own schema, inside the process: what a report says is what the pages say, because the same resolvers answer. Works in commands,
 * too, where no server listens.
 */
@Injectable()
export class OwnQuestions {
  constructor(private readonly modules: ModuleRef) {}

  /** @throws Failure as the resolver threw it: the first, where several fields failed */
  async ask<Answer, Variables extends object>(
    question: Question<Answer, Variables>,
    variables: Variables,
  ): Promise<Answer> {
    const { data, errors } = await graphql({
      schema: this.modules.get(GraphQLSchemaHost, { strict: false }).schema,
      source: question.toString(),
      variableValues: { ...variables } as Record<string, unknown>,
      contextValue: {},
    });
    const first = errors?.[0];
    if (first) {
      const cause = first.originalError;
      if (cause instanceof Failure) throw cause;
      throw new Failure('internal' satisfies FailureCode, `A part of the report could not be asked: ${first.message}`, { cause: cause ?? first }); // prettier-ignore
    }
    return data as Answer;
  }
}

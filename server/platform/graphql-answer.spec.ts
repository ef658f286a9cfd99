import { GraphQLError } from 'graphql';
import { Failure } from './failure';
import { graphqlAnswer } from './graphql-answer';
import { openLog } from './log';

const log = openLog('silent');
const errorOf = (cause: Error | undefined, message = 'as GraphQL words it') =>
  new GraphQLError(message, { path: ['flow'], originalError: cause });

test('a failure leaves with its code and its sentence, beside the data that could be read', () => {
  const cause = new Failure('not_found', 'There is no team "north".');
  const { statusCode, response } = graphqlAnswer({ data: { cuts: 1 }, errors: [errorOf(cause)] }, log);
  expect(statusCode).toBe(200);
  expect(response.data).toEqual({ cuts: 1 });
  expect(response.errors[0]).toMatchObject({
    message: 'There is no team "north".',
    path: ['flow'],
    extensions: { code: 'not_found' },
  });
});

test('a fault of the program tells nothing of itself', () => {
  const { statusCode, response } = graphqlAnswer({ data: null, errors: [errorOf(new TypeError('secret'))] }, log);
  expect(statusCode).toBe(200);
  expect(response.errors[0].extensions).toEqual({ code: 'internal' });
  expect(JSON.stringify(response)).not.toMatch(/secret|stack/);
});

test('faults of the document come apart, as bad input and status 400', () => {
  const cause = Object.assign(new Error('Graphql validation error'), {
    code: 'MER_ERR_GQL_VALIDATION',
    errors: [new GraphQLError('Cannot query field "a".'), new GraphQLError('Cannot query field "b".')],
  });
  const { statusCode, response } = graphqlAnswer({ data: null, errors: [errorOf(cause)] }, log);
  expect(statusCode).toBe(400);
  expect(response.errors.map((error) => error.message)).toEqual(['Cannot query field "a".', 'Cannot query field "b".']);
  expect(response.errors.every((error) => error.extensions.code === 'bad_input')).toBe(true);
});

import { faultOfErrors, faultOfStatus } from './answer-fault';

const answer = (status: number, message = '', headers: Record<string, string> = {}) =>
  faultOfStatus({ status, headers, message });

test.each([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [422, 'unknown_schema'],
  [429, 'rate_limited'],
  [500, 'upstream'],
  [502, 'upstream'],
  [503, 'upstream'],
  [504, 'upstream'],
])('status %d is %s', (status, code) => {
  const fault = answer(status, 'What it says.');
  expect(fault.code).toBe(code);
  expect(fault.passing).toBe(status >= 500);
  // What happened, and what to do, each a sentence.
  expect(fault.message).toMatch(/^[A-Z].*\.$/);
  expect(fault.remedy).toMatch(/^[A-Z].*\.$/);
});

test('the hourly limit is known by what remains, the other one by Retry-After or its words', () => {
  expect(answer(403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767600000' })).toMatchObject({ code: 'rate_limited', wait: { until: 1767600000 } }); // prettier-ignore
  expect(answer(403, 'Slow down', { 'retry-after': '30' })).toMatchObject({ code: 'rate_limited', wait: { seconds: 30 } }); // prettier-ignore
  expect(answer(403, 'You have exceeded a secondary rate limit.', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767600000' })).toMatchObject({ code: 'rate_limited', wait: {} }); // prettier-ignore
  expect(answer(403, 'Resource not accessible', { 'x-ratelimit-remaining': '4000' }).code).toBe('forbidden');
});

test('single sign-on names the page where the token is authorized', () => {
  const fault = answer(403, 'Resource protected by organization SAML enforcement.', { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?token=1' }); // prettier-ignore
  expect(fault).toMatchObject({ code: 'forbidden', remedy: 'Authorize the token for the organization at https://github.com/orgs/acme/sso?token=1.' }); // prettier-ignore
});

test.each([
  [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }, 'rate_limited'],
  [{ type: 'RATE_LIMIT', message: 'API rate limit already exceeded' }, 'rate_limited'],
  [{ message: 'You have exceeded a secondary rate limit.' }, 'rate_limited'],
  [{ type: 'NOT_FOUND', message: 'Could not resolve to a Repository' }, 'not_found'],
  [{ type: 'FORBIDDEN', message: 'Resource not accessible by personal access token' }, 'forbidden'],
  [{ type: 'INSUFFICIENT_SCOPES', message: 'Your token has not been granted the required scopes' }, 'forbidden'],
  [{ message: 'Resource protected by organization SAML enforcement.' }, 'forbidden'],
  [{ type: 'INVALID_CURSOR_ARGUMENTS', message: '`abc` does not appear to be a valid cursor.' }, 'stale_cursor'],
  [{ message: `Field 'mergeQueue' doesn't exist on type 'Repository'`, extensions: { code: 'undefinedField' } }, 'unknown_schema'], // prettier-ignore
  [{ message: 'Something went wrong while executing your query. This may be the result of a timeout' }, 'upstream'],
])('GraphQL says %j: %s', (error, code) => {
  expect(faultOfErrors([error])?.code).toBe(code);
});

test('an error of a kind that is not known is none of these', () => {
  expect(faultOfErrors([{ message: 'Something else' }])).toBeUndefined();
});

import { faultOfAnswer } from './answer-fault';

const now = 1_000_000;
const fault = (status: number, headers: Record<string, string> = {}, text = '') =>
  faultOfAnswer(
    { status, headers: new Headers(headers), text, host: 'api.vendor.example', now },
    { name: 'Vendor', keyRemedy: 'Make another key.' },
  );

it.each([
  [401, {}, 'unauthorized', undefined],
  [403, {}, 'forbidden', undefined],
  [404, {}, 'not_found', undefined],
  [400, {}, 'unknown_schema', undefined],
  [422, {}, 'unknown_schema', undefined],
  [307, {}, 'unknown_schema', undefined],
  [500, {}, 'upstream', undefined],
  [529, {}, 'upstream', undefined],
  [429, {}, 'rate_limited', undefined],
  [429, { 'retry-after': '12' }, 'rate_limited', 12],
  // RFC 9110: a date as well. The clock stands at 1970-01-12T13:46:40Z.
  [429, { 'retry-after': 'Mon, 12 Jan 1970 13:47:10 GMT' }, 'rate_limited', 30],
  [429, { 'retry-after': 'Mon, 12 Jan 1970 13:00:00 GMT' }, 'rate_limited', 0],
  [429, { 'retry-after': 'soon' }, 'rate_limited', undefined],
  [403, { 'retry-after': '5' }, 'rate_limited', 5],
  [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now + 59) }, 'rate_limited', 60],
  [403, { 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': String(now + 59) }, 'forbidden', undefined],
])('%d with %j is %s', (status, headers, code, seconds) => {
  expect(fault(status, headers as Record<string, string>)).toMatchObject({ code, seconds });
});

it.each([
  ['{"message":"Bad credentials."}', 'Vendor does not accept the key (Bad credentials).'],
  ['{"error":{"type":"x","message":"invalid x-api-key"}}', 'Vendor does not accept the key (invalid x-api-key).'],
  ['{"error":"Unauthorized"}', 'Vendor does not accept the key (Unauthorized).'],
  ['<html>', 'Vendor does not accept the key.'],
  ['null', 'Vendor does not accept the key.'],
])('%s is said in one sentence', (text, message) => {
  expect(fault(401, {}, text)).toMatchObject({ message, remedy: 'Make another key.' });
});

import { detectDoor } from './door-detection';
import { kindOfFile } from './records/kind-of-file';

const pull = {
  number: 7,
  title: 'x',
  user: { login: 'a' },
  base: {},
  head: {},
  url: 'https://api.github.com/repos/a/b/pulls/7',
};
const review = { id: 1, pull_request_url: 'https://api.github.com/repos/a/b/pulls/7', state: 'APPROVED', user: null };

test.each([
  ['x.ndjson', '{"kind":"review"}\n', 'records', 'lines'],
  ['x.ndjson', '{broken\n{"kind":"review"}', 'records', 'lines'],
  ['x.json', '{"kind":"review"}\n{"kind":"review"}', 'records', 'lines'],
  ['x.json', '[{"kind":"review"},\n{"kind":"review"}]', 'records', 'list'],
  ['x.json', '{\n  "kind": "review",\n  "id": 1\n}', 'records', 'document'],
  ['review.json', '[{"id":1}]', 'records', 'list'],
  ['review.csv', 'id,state\n1,approved', 'records', 'csv'],
  ['x.csv', 'kind,id\nreview,1', 'records', 'csv'],
  ['x.csv', 'id,state\n1,approved', undefined, 'csv'],
  ['x.json', JSON.stringify([pull]), 'github-rest', 'list'],
  ['x.json', JSON.stringify(review), 'github-rest', 'lines'],
  ['x.ndjson', JSON.stringify(review), 'github-rest', 'lines'],
  ['x.json', JSON.stringify({ type: 'pull', pull }, null, 2), 'github-rest', 'document'],
  ['x.json', '{"user_totals":[{"login":"octocat"}]}', 'copilot-usage', 'lines'],
  ['x.json', '{"data":[{"date":"2026-03-02","actor":{},"core_metrics":{}}]}', 'claude-code-usage', 'lines'],
  ['usage.csv', 'Date,User,Cloud Agent ID,Kind,Model,Max Mode,Output Tokens,Cost', 'cursor-usage', 'csv'],
  ['x.json', '[{"some":"thing"}]', undefined, 'list'],
  ['stdin', '', 'records', 'lines'],
])('%s with %j is %s as %s', (path, text, door, layout) => {
  expect(detectDoor(path, Buffer.from(text))).toEqual({ door, layout });
});

test('a kind given by hand makes records of it', () => {
  expect(detectDoor('stdin', Buffer.from('id,state\n1,approved'), 'review')).toEqual({
    door: 'records',
    layout: 'csv',
  });
  expect(detectDoor('x.json', Buffer.from('[{"id":1}]'), 'review').door).toBe('records');
});

test.each([
  ['in/review.csv', 'review'],
  ['review_comment.ndjson.gz', 'review_comment'],
  ['pull-requests.csv', 'pull_request'],
  ['pull_request-2026.csv', 'pull_request'],
  ['reviewers.csv', undefined],
  ['data.csv', undefined],
])('%s is named after %s', (path, kind) => {
  expect(kindOfFile(path)).toBe(kind);
});

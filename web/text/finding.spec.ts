import { findingName, parseFindingName } from './finding';
import { findingEvidenceName } from './finding-word';

test('a finding survives the way through the address, whatever its id looks like', () => {
  for (const id of ['345', 'BUG_1:a#2', '0f3a/2 b']) {
    const finding = { agent: 'codex', repo: 'acme/web', number: 12, id };
    expect(parseFindingName(findingName(finding))).toEqual(finding);
  }
});

test('what is no name of a finding is none', () => {
  for (const text of ['', 'codex', 'codex:acme/web', 'acme/web#12', 'codex:acme/web#x:1', 'codex:acme/web#12:'])
    expect(parseFindingName(text)).toBeNull();
});

test('no evidence is nothing that happened; an unknown kind is shown as it is', () => {
  expect(findingEvidenceName(null)).toBe('nothing happened');
  expect(findingEvidenceName('none')).toBe('nothing happened');
  expect(findingEvidenceName('asked_again')).toBe('asked again');
});

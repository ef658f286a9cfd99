import { revertedBy } from './revert';

const change = { repo: 'acme/shop', branch: '', body: '' };

describe('revertedBy, measures.md 1 (Reverts)', () => {
  it('reads the branch GitHub makes', () => {
    expect(revertedBy({ ...change, branch: 'revert-41-faster-cart' })).toEqual({ repo: 'acme/shop', number: 41 });
  });

  it('reads what the text says, also of another repository', () => {
    expect(revertedBy({ ...change, body: 'Reverts acme/api#7' })).toEqual({ repo: 'acme/api', number: 7 });
    expect(revertedBy({ ...change, body: 'The cart is slow.\r\n\r\nReverts #41, because.' })).toEqual({
      repo: 'acme/shop',
      number: 41,
    });
  });

  it('reads the commit git names', () => {
    const body = 'Revert "Faster cart"\n\nThis reverts commit 2683848c5c9a4453c9bf2bb51717f3e3a9872d45.';
    expect(revertedBy({ ...change, body })).toEqual({ sha: '2683848c5c9a4453c9bf2bb51717f3e3a9872d45' });
    expect(revertedBy({ ...change, body: 'This reverts commit 2683848' })).toEqual({ sha: '2683848' });
  });

  it('prefers the pull request to the commit when the text names both', () => {
    const body = 'Reverts acme/shop#41\n\nThis reverts commit 2683848c5c9a4453c9bf2bb51717f3e3a9872d45.';
    expect(revertedBy({ ...change, body })).toEqual({ repo: 'acme/shop', number: 41 });
  });

  it('a revert of a revert names the revert', () => {
    expect(revertedBy({ ...change, branch: 'revert-42-revert-41-faster-cart' })).toEqual({
      repo: 'acme/shop',
      number: 42,
    });
  });

  it.each([
    ['a branch that only begins with the word', { ...change, branch: 'revert-button' }],
    ['a sentence about reverting', { ...change, body: 'Users can revert an order (see #12). Fixes #41.' }],
    ['a word that ends in it', { ...change, body: 'AutoReverts #3' }],
    ['a commit that is no hash', { ...change, body: 'This reverts commit abc' }],
    ['nothing', change],
  ])('finds none in %s', (_, given) => {
    expect(revertedBy(given)).toBeUndefined();
  });
});

import { guiltyIn } from './fix-reference';

const sha = 'c0ffee0'.padEnd(40, '1');
const shop = (number: number): object => ({ repo: 'acme/shop', number });

describe('guiltyIn', () => {
  it.each<[string, object[]]>([
    [`Mend totals\n\nFixes: ${sha}`, [{ sha }]],
    ['fixes: C0FFEE1 ("Cart: totals")', [{ sha: 'c0ffee1' }]],
    ['This is a regression from #12.', [shop(12)]],
    ['Regression in acme/cart#7', [{ repo: 'acme/cart', number: 7 }]],
    ['introduced by https://github.com/acme/shop/pull/12, seen since', [shop(12)]],
    ['introduced in PR #12', [shop(12)]],
    ['It was caused by pull request #12', [shop(12)]],
    ['caused by commit c0ffee1', [{ sha: 'c0ffee1' }]],
    ['Broken by !12', [shop(12)]],
    // The trailer first, each once.
    [`caused by #12, caused by #12\nFixes: ${sha}`, [{ sha }, shop(12)]],
    ['regression from #12 and introduced by #13', [shop(12), shop(13)]],
  ])('%s', (text, expected) => expect(guiltyIn(text, 'acme/shop')).toEqual(expected));

  it.each([
    'Fixes #12',
    'Fixes: #12',
    'Fixes: 1234567',
    'closes acme/shop#12',
    'See #12',
    'Fixes: the cart',
    'caused by 1234567 requests',
    'caused by a race',
    `It fixes: ${sha}`,
    '',
  ])('%s: nothing', (text) => expect(guiltyIn(text, 'acme/shop')).toEqual([]));
});

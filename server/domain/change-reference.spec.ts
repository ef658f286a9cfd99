import { referenceOf } from './change-reference';

describe('referenceOf', () => {
  it.each<[string, string | undefined]>([
    ['12', 'acme/shop#12'],
    ['#12', 'acme/shop#12'],
    ['!12', 'acme/shop#12'],
    ['acme/cart#12', 'acme/cart#12'],
    ['group/sub/app!12', 'group/sub/app#12'],
    ['https://github.com/acme/cart/pull/12', 'acme/cart#12'],
    ['https://github.com/acme/cart/pull/12/files', 'acme/cart#12'],
    ['https://git.acme.test/group/sub/app/-/merge_requests/12', 'group/sub/app#12'],
    ['cart#12', undefined],
    ['change 12', undefined],
    ['https://github.com/acme/cart', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    const found = referenceOf(text, 'acme/shop');
    expect(found && `${found.repo}#${found.number}`).toBe(expected);
  });

  it('a number alone names nothing where no repository is known', () => {
    expect(referenceOf('12', '')).toBeUndefined();
  });
});

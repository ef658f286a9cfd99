import { linksIssue } from './issue-link';

const linked = (of: { title?: string; body?: string; branch?: string }): boolean =>
  linksIssue({ title: '', body: '', branch: '', ...of });

describe('links to an issue', () => {
  it.each([
    [{ body: 'Fixes #12' }], [{ body: 'This closes: #7.' }], [{ body: 'resolved acme/shop#4' }],
    [{ body: 'Fixed https://github.com/acme/shop/issues/4' }], [{ title: 'Fix #9: cart is empty' }],
    [{ title: 'SHOP-12 cart is empty' }], [{ title: '[PAY2-3] refunds' }], [{ branch: 'feature/SHOP-12-cart' }],
  ])('%j does', (given) => expect(linked(given)).toBe(true)); // prettier-ignore

  it.each([
    [{ body: 'See #12' }], [{ body: 'prefixes #12' }], [{ body: 'Fixes the cart' }], [{ body: 'SHOP-12' }],
    [{ title: 'Read UTF-8' }], [{ title: 'Mend CVE-2024-1234' }], [{ branch: 'dependabot/npm-10' }],
    [{ branch: 'ada-patch-1' }], [{ title: 'Use SHA-256' }], [{ body: 'Fixes https://github.com/acme/shop/pull/4' }],
  ])('%j does not', (given) => expect(linked(given)).toBe(false)); // prettier-ignore
});

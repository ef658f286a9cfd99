import { codeownersOf, ownersOfRepository } from './codeowners';

describe('codeownersOf', () => {
  it('reads patterns with their owners, in order, and passes over comments and blank lines', () => {
    const text = [
      '# Everything, unless a later rule says otherwise',
      '*       @acme/platform @ada',
      '',
      '   *.ts   ben@example.com # an owner by e-mail',
      '/docs/ @acme/writers',
      '/apps/legacy',
    ];
    const rules = [
      { pattern: '*', owners: ['@acme/platform', '@ada'] },
      { pattern: '*.ts', owners: ['ben@example.com'] },
      { pattern: '/docs/', owners: ['@acme/writers'] },
      { pattern: '/apps/legacy', owners: [] },
    ];
    expect(codeownersOf(text.join('\n'))).toEqual(rules);
    expect(codeownersOf('\uFEFF' + text.join('\r\n') + '\r\n')).toEqual(rules);
  });

  it('knows escaped spaces and number signs, tabs, and an owner named twice', () => {
    expect(codeownersOf('/my\\ files/\t@ada\t@ada\n\\#notes @ben\n')).toEqual([
      { pattern: '/my files/', owners: ['@ada'] },
      { pattern: '#notes', owners: ['@ben'] },
    ]);
  });

  it.each([
    ['a negation', '!*.md @ada'],
    ['a range in brackets', '[ab]*.ts @ada'],
    ['a section heading', '[Platform] @ada'],
    ['an owner without @', '* ada'],
    ['an owner that is only @', '* @'],
    ['an owner with two slashes', '* @acme/a/b'],
  ])('%s is passed over alone', (_, line) => {
    expect(codeownersOf(`${line}\n/src/ @ben`)).toEqual([{ pattern: '/src/', owners: ['@ben'] }]);
  });

  it('an empty file has no rules', () => {
    expect(codeownersOf('')).toEqual([]);
    expect(codeownersOf('\n# nothing\n')).toEqual([]);
  });
});

describe('ownersOfRepository', () => {
  it('takes the last rule for every file', () => {
    const rules = codeownersOf('* @ada\n/src/ @ben\n* @acme/platform\n*.md @cleo');
    expect(ownersOfRepository(rules)).toEqual(['@acme/platform']);
    expect(ownersOfRepository(codeownersOf('** @ada'))).toEqual(['@ada']);
    expect(ownersOfRepository(codeownersOf('* @ada\n*'))).toEqual([]);
  });

  it('names nobody where only parts are owned', () => {
    expect(ownersOfRepository(codeownersOf('/src/ @ben\n/* @cleo'))).toEqual([]);
    expect(ownersOfRepository([])).toEqual([]);
  });
});

import { cherryPicksOf } from './cherry-pick';

const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];

describe('cherryPicksOf', () => {
  it('reads what git notes in messages, and what a backport’s text says', () => {
    expect(cherryPicksOf('', [{ sha: 'x', message: `Mend\n\n(cherry picked from commit ${a})` }])).toEqual([
      { from: a, sha: 'x' },
    ]);
    expect(cherryPicksOf(`Backport.\n\n(cherry picked from commit ${b.slice(0, 10)})`, [])).toEqual([
      { from: b.slice(0, 10), sha: '' },
    ]);
  });

  it('a commit that was picked twice names both, one that is named twice counts once', () => {
    const twice = `Mend\n\n(cherry picked from commit ${a})\n(cherry picked from commit ${b})\n(cherry picked from commit ${a})`;
    expect(cherryPicksOf('', [{ sha: 'x', message: twice }])).toEqual([
      { from: a, sha: 'x' },
      { from: b, sha: 'x' },
    ]);
  });

  it('talk of cherries is none', () => {
    expect(cherryPicksOf('cherry picked from commit of last week', [{ sha: 'x', message: 'Cherry pick' }])).toEqual([]);
  });
});

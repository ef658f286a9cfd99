import type { OwnAgent } from './agent-settings';
import { authorshipOf, type ChangeMarks } from './authorship';
import { authorshipRules } from './authorship-rules';

const person = { login: 'ada', id: '1', type: 'human' };
const unmarked: ChangeMarks = { author: person, branch: 'fix', title: 'Fix', body: '', labels: [], commits: [] };
const commit = (given: Partial<ChangeMarks['commits'][0]>) => ({ author: 'ada', email: '', message: 'Work', ...given });
const referenceOf = (given: Partial<ChangeMarks>): string => {
  const { evidence, reference } = authorshipOf({ ...unmarked, ...given });
  return `${evidence}: ${reference}`;
};

describe('what a mark was read from', () => {
  const trailer = 'Co-authored-by: Claude Opus <noreply@anthropic.com>';
  it.each<[string, Partial<ChangeMarks>, string]>([
    [
      'the login',
      { author: { login: 'copilot-swe-agent[bot]', id: '', type: 'bot' } },
      'author: copilot-swe-agent[bot]',
    ],
    ['the branch', { branch: 'codex/fix-cart' }, 'branch: codex/fix-cart'],
    [
      'the merge that names the branch',
      { branch: '', commits: [commit({ message: "Merge branch 'main' into cursor/fix-8f98\n\nConflicts" })] },
      "branch: Merge branch 'main' into cursor/fix-8f98",
    ],
    ['the title made of the branch', { branch: '', title: 'Cursor/fix cart 8f98' }, 'branch: Cursor/fix cart 8f98'],
    ['the account of a commit', { commits: [commit({ author: 'cursoragent' })] }, 'commit_author: cursoragent'],
    [
      'the address of a commit',
      { commits: [commit({ email: 'NoReply@anthropic.com' })] },
      'commit_email: NoReply@anthropic.com',
    ],
    [
      'the trailer, as it stands',
      { commits: [commit({ message: `Fix\n\n${trailer}\nSigned-off-by: Ada` })] },
      `trailer: ${trailer}`,
    ],
    [
      'the line of a marker in a commit',
      { commits: [commit({ message: 'Fix\n\n🤖 Generated with [Claude Code](https://claude.ai/code)\n' })] },
      'trailer: 🤖 Generated with [Claude Code](https://claude.ai/code)',
    ],
    ['the trailer in the body', { body: `Why.\r\n\r\n${trailer}\r\n` }, `body: ${trailer}`],
    [
      'the line of a marker in the body',
      { body: 'Why.\n\nPR created automatically by Jules for task [12](https://jules.google.com)\nEnd' },
      'body: PR created automatically by Jules for task [12](https://jules.google.com)',
    ],
    ['the label', { labels: ['bug', 'codex'] }, 'label: codex'],
    ['nothing', {}, 'none: '],
  ])('%s', (_what, given, expected) => {
    expect(referenceOf(given)).toBe(expected);
  });

  it('at most 200 characters of it', () => {
    const branch = `codex/${'x'.repeat(300)}`;
    expect(authorshipOf({ ...unmarked, branch }).reference).toBe(branch.slice(0, 200));
  });
});

describe("an organization's own agents", () => {
  const own: OwnAgent = {
    key: 'miller', name: 'Miller', logins: [], ids: [], base: '', severityPattern: '', severities: [], categoryPattern: '',
    confidencePattern: '', keyPattern: '', notFindingPatterns: [], cleanPatterns: [],
  }; // prettier-ignore
  const rules = authorshipRules([
    { ...own, authors: ['Miller-Bot'], branchPrefixes: ['miller/'], trailers: ['Miller'] },
  ]);
  const verdict = (given: Partial<ChangeMarks>): string => {
    const { authorship, agent, evidence, reference } = authorshipOf({ ...unmarked, ...given }, rules);
    return `${authorship} ${agent} ${evidence} ${reference}`;
  };

  it('show by their logins, branches and trailers', () => {
    expect(verdict({ author: { login: 'miller-bot[bot]', id: '', type: 'bot' } })).toBe(
      'agent_authored miller author miller-bot[bot]',
    );
    expect(verdict({ branch: 'miller/7' })).toBe('agent_authored miller branch miller/7');
    expect(verdict({ commits: [commit({ author: 'Miller-Bot' })] })).toBe(
      'ai_assisted miller commit_author Miller-Bot',
    );
    expect(verdict({ commits: [commit({ message: 'x\n\nAssisted-by: Miller 2' })] })).toBe(
      'ai_assisted miller trailer Assisted-by: Miller 2',
    );
  });

  it('take nothing away from the known ones, and count only where they are given', () => {
    expect(verdict({ branch: 'codex/7' })).toBe('agent_authored codex branch codex/7');
    expect(authorshipOf({ ...unmarked, branch: 'miller/7' }).authorship).toBe('unmarked');
  });

  it('make another mark, by which what was worked out before is known to be older', () => {
    const marks = [[], [own], [{ ...own, branchPrefixes: ['miller/'] }], [{ ...own, branchPrefixes: ['mill/'] }]].map(
      (agents) => authorshipRules(agents).mark,
    );
    // One that only reviews says nothing about who wrote a change.
    expect(marks[1]).toBe(marks[0]);
    expect(new Set(marks).size).toBe(3);
  });
});

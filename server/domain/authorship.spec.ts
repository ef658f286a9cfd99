import { authorshipOf, type ChangeMarks } from './authorship';

const person = { login: 'ana', id: '1', type: 'human' };
const unmarked: ChangeMarks = {
  author: person,
  branch: 'faster-cart',
  title: 'Faster cart',
  body: '',
  labels: [],
  commits: [],
};
const commit = (given: Partial<ChangeMarks['commits'][0]>) => ({
  author: 'ana',
  email: 'ana@acme.example',
  message: 'Work',
  ...given,
});
const verdict = (given: Partial<ChangeMarks>): string => {
  const { authorship, agent, evidence } = authorshipOf({ ...unmarked, ...given });
  return `${authorship} ${agent} ${evidence}`;
};
const users = '@users.noreply.github.com';

describe('authorshipOf, agents.md "Who wrote a change"', () => {
  it('no mark is unmarked, never human', () => {
    expect(authorshipOf(unmarked)).toEqual({
      authorship: 'unmarked',
      agent: '',
      evidence: 'none',
      reference: '',
    });
  });

  it.each([
    ['copilot-swe-agent[bot]', 'copilot'],
    ['Copilot', 'copilot'],
    ['devin-ai-integration[bot]', 'devin'],
    ['google-labs-jules[bot]', 'jules'],
    ['openhands-ai[bot]', 'openhands'],
    ['cursoragent', 'cursor'],
    ['factory-droid[bot]', 'factory'],
    ['claude[bot]', 'claude'],
  ])('1: the author %s', (login, agent) => {
    expect(verdict({ author: { login, id: '', type: '' } })).toBe(`agent_authored ${agent} author`);
  });

  it('1: an account that only reviews did not write', () => {
    expect(verdict({ author: { login: 'coderabbitai[bot]', id: '', type: 'bot' } })).toBe('unmarked  none');
    expect(verdict({ author: { login: 'claude', id: '55', type: 'human' } })).toBe('unmarked  none');
  });

  it.each(['codex', 'copilot', 'cursor', 'claude', 'devin'])('2: the branch %s/…', (agent) => {
    expect(verdict({ branch: `${agent}/fix-cart` })).toBe(`agent_authored ${agent} branch`);
    expect(verdict({ branch: `${agent}-fix-cart` })).toBe('unmarked  none');
    expect(verdict({ branch: `feature/${agent}/fix` })).toBe('unmarked  none');
  });

  it('2: a branch the source left out, from a merge into it or from the title GitHub makes of it', () => {
    const message = "Merge branch 'main' into cursor/fix-send-button-8f98";
    expect(verdict({ branch: '', commits: [commit({}), commit({ message })] })).toBe('agent_authored cursor branch');
    expect(verdict({ branch: '', title: 'Cursor/fix send button 8f98' })).toBe('agent_authored cursor branch');
    expect(verdict({ branch: '', title: 'Cursor: fix send button' })).toBe('unmarked  none');
    // Where the branch is known neither says more.
    expect(verdict({ title: 'Cursor/fix send button 8f98', commits: [commit({ message })] })).toBe('unmarked  none');
  });

  it.each([
    ['noreply@anthropic.com', 'claude'],
    [`198982749+Copilot${users}`, 'copilot'],
    [`175728472+Copilot${users}`, 'copilot'],
    [`199175422+chatgpt-codex-connector[bot]${users}`, 'codex'],
    [`161369871+google-labs-jules[bot]${users}`, 'jules'],
    [`158243242+devin-ai-integration[bot]${users}`, 'devin'],
    [`176961590+gemini-code-assist[bot]${users}`, 'gemini'],
    ['cursoragent@cursor.com', 'cursor'],
    ['junie@jetbrains.com', 'junie'],
    ['NoReply@Anthropic.com', 'claude'],
  ])('3: the commit e-mail %s', (email, agent) => {
    expect(verdict({ commits: [commit({}), commit({ email })] })).toBe(`ai_assisted ${agent} commit_email`);
  });

  it('3: a commit account', () => {
    expect(verdict({ commits: [commit({ author: 'cursoragent', email: '' })] })).toBe(
      'ai_assisted cursor commit_author',
    );
  });

  it.each([
    ['Co-authored-by: Claude <noreply@anthropic.com>', 'claude'],
    ['Co-Authored-By: Claude Opus 4 <bot@acme.example>', 'claude'],
    ['co-authored-by: Claude', 'claude'],
    ['Assisted-by: Claude Code', 'claude'],
    ['Co-authored-by: Cursor Agent <agent@acme.example>', 'cursor'],
    [`Co-authored-by: Whoever <198982749+Copilot${users}>`, 'copilot'],
  ])('4: the trailer %s', (trailer, agent) => {
    const message = `Faster cart\n\nBecause.\n\nSigned-off-by: Ana\n${trailer}\n`;
    expect(verdict({ commits: [commit({}), commit({ message })] })).toBe(`ai_assisted ${agent} trailer`);
    expect(verdict({ body: message.replaceAll('\n', '\r\n') })).toBe(`ai_assisted ${agent} body`);
  });

  it('4: a person called Claudette is not Claude, and a trailer stands alone on its line', () => {
    expect(verdict({ commits: [commit({ message: 'x\n\nCo-authored-by: Claudette <claudette@acme.example>' })] })).toBe(
      'unmarked  none',
    );
    expect(verdict({ body: 'Adds "Co-authored-by: Claude" to every commit.' })).toBe('unmarked  none');
    expect(verdict({ commits: [commit({ message: 'x\n\nReviewed-by: Claude' })] })).toBe('unmarked  none');
  });

  it.each([
    ['🤖 Generated with [Claude Code](https://claude.ai/code)', 'claude'],
    ['PR created automatically by Jules for task [123]', 'jules'],
  ])('4: the body marker %s', (marker, agent) => {
    expect(verdict({ body: `Faster cart.\n\n${marker}` })).toBe(`ai_assisted ${agent} body`);
    expect(verdict({ commits: [commit({ message: `Faster cart\n\n${marker}` })] })).toBe(
      `ai_assisted ${agent} trailer`,
    );
  });

  it.each([
    ['fenced', 'Example:\n```\nCo-authored-by: Claude <noreply@anthropic.com>\n```\nEnd.'],
    [
      'fenced with a language, CRLF',
      'Example:\r\n```text\r\nCo-authored-by: Claude <noreply@anthropic.com>\r\n```\r\n',
    ],
    ['fenced with tildes and indented', '1. Do\n   ~~~\n   Co-authored-by: Claude\n   ~~~\n'],
    ['in a fence of four that holds a fence of three', '````md\n```\nx\n```\nCo-authored-by: Claude\n````\n'],
    ['in a fence that is never closed', 'Log:\n```\nCo-authored-by: Claude\n'],
  ])('4: an example in the body does not count: %s', (_, body) => {
    expect(verdict({ body })).toBe('unmarked  none');
  });

  it('4: a mark behind a code block counts', () => {
    expect(verdict({ body: '```\nnpm test\n```\n\nCo-authored-by: Claude\n\n```\nmore\n```' })).toBe(
      'ai_assisted claude body',
    );
  });

  it('4: the label codex', () => {
    expect(verdict({ labels: ['bug', 'codex'] })).toBe('ai_assisted codex label');
    expect(verdict({ labels: ['codex-free'] })).toBe('unmarked  none');
  });

  it('the first rule that speaks decides, and of the commits the first', () => {
    const everything: Partial<ChangeMarks> = {
      author: { login: 'Copilot', id: '198982749', type: 'bot' },
      branch: 'cursor/x',
      commits: [
        commit({ message: 'x\n\nCo-authored-by: Codex' }),
        commit({ email: 'junie@jetbrains.com' }),
        commit({ email: 'noreply@anthropic.com' }),
      ],
      body: 'PR created automatically by Jules for task 1',
      labels: ['codex'],
    };
    const order: string[] = [verdict(everything)];
    everything.author = person;
    order.push(verdict(everything));
    everything.branch = 'x';
    order.push(verdict(everything));
    everything.commits = everything.commits!.slice(0, 1);
    order.push(verdict(everything));
    everything.commits = [];
    order.push(verdict(everything));
    everything.body = '';
    order.push(verdict(everything));
    expect(order).toEqual([
      'agent_authored copilot author',
      'agent_authored cursor branch',
      'ai_assisted junie commit_email',
      'ai_assisted codex trailer',
      'ai_assisted jules body',
      'ai_assisted codex label',
    ]);
  });
});

import { agentOf, isAutomated, isSameAccount, type Account } from './account';

const account = (login: string, id = '', type = ''): Account => ({ login, id, type });

describe('isAutomated and agentOf: type, then numeric id, then login', () => {
  it.each([
    ['GraphQL drops the suffix', account('coderabbitai', '', 'bot'), 'coderabbit'],
    ['REST keeps it', account('coderabbitai[bot]', '136622811', 'bot'), 'coderabbit'],
    ['a login alone, where the source gives no type', account('copilot-pull-request-reviewer'), 'copilot-review'],
    ['a renamed login is known by its id', account('rabbit-of-the-year', '136622811'), 'coderabbit'],
    ['the id wins over the login', account('coderabbitai', '206951365', 'bot'), 'bugbot'],
    ['one recorded payload calls a [bot] login a user', account('devin-ai-integration[bot]', '', 'human'), 'devin'],
    [
      'an id is enough where a source calls it a user',
      account('chatgpt-codex-connector', '199175422', 'human'),
      'codex',
    ],
    ['upper and lower case are the same login', account('CodeRabbitAI[bot]'), 'coderabbit'],
    ['cursoragent is an ordinary user account', account('cursoragent', '', 'human'), 'cursor'],
  ])('%s', (_, given, agent) => {
    expect(isAutomated(given)).toBe(true);
    expect(agentOf(given)?.key).toBe(agent);
  });

  it('automated accounts need not be agents we know', () => {
    for (const bot of [account('renovate[bot]'), account('acme-deployer', '7', 'bot')]) {
      expect(isAutomated(bot)).toBe(true);
      expect(agentOf(bot)).toBeUndefined();
    }
  });

  it.each([
    ['a person called claude', account('claude', '55', 'human')],
    ['a person called copilot', account('Copilot', '', 'human')],
    ['a name that only begins like an agent', account('claude-dupont')],
    ['a name that ends in bot', account('talbot')],
    ['an imported account that GitHub calls Mannequin', account('mannequin-7', '77', 'human')],
    ['the account of somebody who left', account('ghost', '10137', 'human')],
    ['no name at all', account('')],
  ])('%s is no agent and not automated', (_, given) => {
    expect(isAutomated(given)).toBe(false);
    expect(agentOf(given)).toBeUndefined();
  });
});

describe('isSameAccount: who wrote it is never its reviewer', () => {
  const copilot = account('Copilot', '198982749', 'bot');

  it('an agent answers under its second login', () => {
    expect(isSameAccount(copilot, account('copilot-swe-agent[bot]', '', 'bot'))).toBe(true);
    expect(isSameAccount(account('copilot-swe-agent'), copilot)).toBe(true);
    expect(isSameAccount(account('devin-ai-integration', '', 'bot'), account('devin-ai-integration[bot]'))).toBe(true);
  });

  it('an agent’s separate review account is somebody else', () => {
    expect(isSameAccount(copilot, account('copilot-pull-request-reviewer[bot]', '175728472', 'bot'))).toBe(false);
    // Inline comments of Copilot's review come from the login `Copilot`, with the id of the reviewer.
    expect(isSameAccount(copilot, account('Copilot', '175728472', 'bot'))).toBe(false);
  });

  it('goes by id where both sides have one: renamed people stay the same, namesakes do not', () => {
    expect(isSameAccount(account('ana', '1'), account('ana-lopez', '1'))).toBe(true);
    expect(isSameAccount(account('ana', '1'), account('ana', '2'))).toBe(false);
    expect(isSameAccount(account('ana', '1'), account('Ana'))).toBe(true);
    expect(isSameAccount(account('ana', '', 'human'), account('ben', '', 'human'))).toBe(false);
  });

  it('a person called claude did not write what claude[bot] wrote, nor the other way round', () => {
    const person = account('claude', '', 'human');
    const agent = account('claude[bot]', '', 'bot');
    expect(isSameAccount(agent, person)).toBe(false);
    expect(isSameAccount(person, agent)).toBe(false);
  });
});

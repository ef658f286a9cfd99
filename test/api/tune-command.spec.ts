import { cutAnswer, tuneAnswer, type Outcome, type Rule, type Tune } from '../support/tune-answers';
import { openTuneScenario, RANGE, type TuneScenario } from '../support/tune-scenario';

jest.setTimeout(180_000);

let scenario: TuneScenario;

beforeAll(async () => {
  scenario = await openTuneScenario();
});
afterAll(() => scenario?.close());

describe('the command line', () => {
  it('prints the rules, the verdict and the warning', async () => {
    const text = await scenario.output('tune', '--org', 'acme', '--range', RANGE, '--agent', 'codex', '--min-severity', 'P1'); // prettier-ignore
    expect(text).toContain('codex: hit rate 58.3 %');
    expect(text).toContain('Certified above 60.0 %: P1 and more severe.');
    expect(text).toContain('would have hidden 120 of 240, 30 of them useful; it keeps 120');
    expect(text).toContain('only judge tightening');
  });

  it('gives the same as JSON, CSV and for download', async () => {
    const answer = await tuneAnswer(scenario, 'codex');
    const printed = JSON.parse(await scenario.output('tune', '--org', 'acme', '--range', RANGE, '--agent', 'codex', '--cap', '1', '--json')) as Tune & { cut: Outcome; rule: Rule; scope: object }; // prettier-ignore
    expect(printed).toMatchObject({ ...answer, scope: { range: RANGE }, rule: { capPerPullRequest: 1 } });
    expect(printed.cut).toEqual(await cutAnswer(scenario, 'codex', { capPerPullRequest: 1 }));
    const csv = await scenario.output('tune', '--org', 'acme', '--range', RANGE, '--agent', 'codex', '--csv');
    const url = `${scenario.server.url}/export/tune.csv?org=acme&agent=codex&range=${RANGE}`;
    const downloaded = await (await fetch(url)).text();
    const rows = (text: string): string[] => text.split('\r\n').filter((line) => line !== '' && !/^"?#/.test(line));
    expect(rows(csv)).toEqual(rows(downloaded));
    expect(rows(csv)).toHaveLength(1 + answer.candidates.length);
    expect(rows(csv)[0]).toContain('rule,agent,target,minSeverity');
    expect(csv).toContain('History can only judge tightening');
  });

  it.each([
    [['--target', 'much'], 2, '--target much is not a number'],
    [['--cap', 'x'], 2, '--cap x is not a number'],
    [['--agent', 'claude'], 2, 'There is no finding of "claude"'],
    [['--agent', 'coderabbit', '--save', 'none'], 2, 'No rule is certified, so none is chosen'],
  ])('refuses %j', async (options, code, message) => {
    const result = await scenario.run('tune', '--org', 'acme', '--range', RANGE, ...options);
    expect(result.code).toBe(code);
    expect(result.errors).toContain(message);
  });
});

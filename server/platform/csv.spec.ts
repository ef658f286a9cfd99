import { csvLines } from './csv';

const written = async (rows: (string | number | null)[][]): Promise<string> => {
  let text = '';
  for await (const line of csvLines({ columns: ['a', 'b'], rows }, ['about, this'])) text += line;
  return text;
};

describe('csvLines', () => {
  it('writes RFC 4180 with what it is about above the header', async () => {
    expect(
      await written([
        ['plain', 1.5],
        ['with "quotes", and\nlines', null],
      ]),
    ).toBe('"# about, this"\r\na,b\r\nplain,1.5\r\n"with ""quotes"", and\nlines",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('takes the teeth out of %j', async (formula) => {
    const line = (await written([[formula, -2]])).split('a,b\r\n')[1];
    expect(line.replace(/^"/, '').startsWith(`'${formula}`)).toBe(true);
    expect(line.endsWith(',-2\r\n')).toBe(true);
  });
});

import type { AdoptionTables } from './adoption-table';

/** Which tools tell anything of each person, at any time: a day, a total or a run of theirs. 1 = it does; row = person × tools + tool. */
export function toolsOfPeople({
  people,
  tools,
  usage,
  periods,
  runs,
}: Pick<AdoptionTables, 'people' | 'tools' | 'usage' | 'periods' | 'runs'>): Uint8Array {
  const told = new Uint8Array(people.length * tools.length);
  for (const { length, person, tool } of [usage, periods, runs])
    for (let row = 0; row < length; row++) told[person[row] * tools.length + tool[row]] = 1;
  return told;
}

import type { Draw } from './draw';
import type { Service } from './services';

const WORKS = [
  'Add tests for',
  'Fix',
  'Speed up',
  'Rework',
  'Simplify',
  'Log errors of',
  'Support limits in',
  'Move',
  'Guard',
  'Clean up',
];

/** Title and branch of an invented change. */
export function change(draw: Draw, service: Service): { title: string; branch: string } {
  const title = `${draw.pick(WORKS)} ${draw.pick(service.subjects)}`;
  return { title, branch: `${title.toLowerCase().replace(/[^a-z]+/g, '-')}-${draw.hex(4)}` };
}

/** An invented path of a service's repository. */
export function pathIn(draw: Draw, service: Service): string {
  return `${service.folder}/${draw.pick(service.subjects).replace(/[^a-z]+/g, '-')}.${draw.pick(['ts', 'ts', 'go', 'sql'])}`;
}

const REMARKS = [
  'Could this be null here?',
  'I would split this function, it does two things.',
  'This needs a test for the empty list.',
  'Is the old behaviour still wanted for guests?',
  'The name says more than the function does.',
];

/** What a person says about a line of a change. */
export const remark = (draw: Draw): string => draw.pick(REMARKS);

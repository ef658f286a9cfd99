import { Kbd, Modal } from '@mantine/core';
import classes from './keyboard-help.module.css';

const keys: [string[], string][] = [
  [['g', 'n'], 'Overview'],
  [['g', 'm'], 'Map'],
  [['g', 'v'], 'Moves'],
  [['g', 't'], 'Stage'],
  [['g', 'p'], 'Pull requests'],
  [['g', 'd'], 'Services'],
  [['g', 's'], 'Signal'],
  [['g', 'u'], 'Tune'],
  [['g', 'w'], 'What if'],
  [['g', 'a'], 'Adoption'],
  [['g', 'e'], 'Effect'],
  [['g', 'r'], 'Rollout'],
  [['g', 'b'], 'Report'],
  [['g', 'o'], 'Sources'],
  [['g', 'h'], 'People'],
  [['/'], 'To the filter'],
  [['['], 'Period before'],
  [[']'], 'Period after'],
  [['t'], 'Charts as tables and back'],
  [['1', '2', '3', '4'], 'Judge: accepted, rejected, ignored, unsure'],
  [['n'], 'Judge: skip for now'],
  [['b'], 'Judge: back'],
  [['?'], 'This help'],
  [['Esc'], 'Close what is open'],
];

/** Every shortcut there is. */
export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard" size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <dl className={classes.keys}>
        {keys.map(([strokes, what]) => (
          <div key={what}>
            <dt>
              {strokes.map((stroke) => (
                <Kbd key={stroke}>{stroke}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

import { connectSteps, type ConnectStep } from '../state/connect-form';
import classes from './connect-page.module.css';

const names: Record<ConnectStep, string> = {
  where: 'Where',
  what: 'What',
  access: 'How',
  check: 'Check',
  done: 'Connected',
};

/** Which steps there are and which one this is. */
export function ConnectSteps({ current }: { current: ConnectStep }) {
  const at = connectSteps.indexOf(current);
  return (
    <ol className={classes.steps} aria-label="Steps">
      {connectSteps.map((step, index) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
          className={index < at ? classes.past : undefined}
        >
          <span className={classes.number} aria-hidden>
            {index + 1}
          </span>
          {names[step]}
        </li>
      ))}
    </ol>
  );
}

import { Button } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './connect-page.module.css';

interface ConnectStepFrameProps {
  title: string;
  children: ReactNode;
  /** What the main button says; absent = the step has none. */
  next?: string;
  busy?: boolean;
  onNext?: () => void;
  onBack?: () => void;
  /** Raised by one whenever a try to go on was turned down: the focus goes to the first field that is wrong. */
  turnedDown?: number;
}

/** One step as a form: Enter goes on, the heading is read out when the step appears. */
export function ConnectStepFrame(props: ConnectStepFrameProps) {
  const { title, children, next, busy, onNext, onBack, turnedDown = 0 } = props;
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (turnedDown > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [turnedDown]);
  return (
    <form
      className={classes.step}
      ref={form}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onNext?.();
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
      {(next || onBack) && (
        <div className={classes.foot}>
          {onBack ? (
            <Button variant="default" onClick={onBack}>
              Back
            </Button>
          ) : (
            <span />
          )}
          {next && (
            <Button type="submit" loading={busy}>
              {next}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

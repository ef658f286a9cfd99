import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWhatIf } from '../state/what-if';

/** Hours under which p90 of the time in review is to stay; empty = what the organization finds right. */
export function WhatIfTarget() {
  const { whatIf, change } = useWhatIf();
  const written = whatIf.target === null ? '' : String(whatIf.target);
  const [text, setText] = useState(written);
  const [wrong, setWrong] = useState(false);
  const commit = () => {
    const target = text.trim() === '' ? null : Number(text);
    const fits = target === null || (target > 0 && target <= 8760);
    setWrong(!fits);
    if (fits && text !== written) change({ target });
  };
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      label="Time in review, p90, to stay under (hours)"
      placeholder="as the organization finds right"
      value={text}
      error={wrong && 'Write hours above 0, up to 8760.'}
      onChange={(event) => setText(event.currentTarget.value.replace(',', '.'))}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}

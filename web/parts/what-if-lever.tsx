import { ActionIcon, Slider, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { leverStops } from '../state/what-if-stops';
import { leverLimits, leverNumber, noLevers, type NumberLever } from '../state/what-if-view';
import { useWhatIf } from '../state/what-if';
import { leverName, leverText } from '../text/forecast';
import classes from './what-if.module.css';

/** Written in percent, kept as shares. */
const shares: readonly NumberLever[] = ['firstPass', 'hitRate'];
const units: Partial<Record<NumberLever, string>> = { firstPass: '%', hitRate: '%', deployEvery: 'h' };

/** One lever: its name and value, a slider with usual places, a field for any number, and the way back. */
export function WhatIfLever({ lever }: { lever: NumberLever }) {
  const { tried, drag, change } = useWhatIf();
  const id = useId();
  const value = tried[lever];
  const { stops, at, base } = leverStops(lever, value);
  const text = leverText(lever, value);
  const moved = value !== noLevers[lever];
  return (
    <div className={classes.lever} data-moved={moved || undefined}>
      <span className={classes.leverHead}>
        <span id={id}>{leverName(lever)}</span>
        <b>{text}</b>
      </span>
      <Slider
        size="sm"
        className={classes.slider}
        min={0}
        max={stops.length - 1}
        step={1}
        label={null}
        value={at}
        marks={[{ value: base }]}
        thumbValueText={text}
        thumbProps={{ 'aria-labelledby': id }}
        onChange={(place) => drag({ ...tried, [lever]: stops[place] })}
        onChangeEnd={(place) => change({ levers: { ...tried, [lever]: stops[place] } }, 'replace')}
      />
      <LeverField key={String(value)} lever={lever} value={value} />
      <ActionIcon
        size="sm"
        className="no-print"
        aria-label={`${leverName(lever)}: back to as it is`}
        disabled={!moved}
        onClick={() => change({ levers: { ...tried, [lever]: noLevers[lever] } })}
      >
        <IconArrowBackUp size={15} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}

function LeverField({ lever, value }: { lever: NumberLever; value: number | null }) {
  const { tried, change } = useWhatIf();
  const scale = shares.includes(lever) ? 100 : 1;
  const written = value === null ? '' : String(Number((value * scale).toFixed(4)));
  const [text, setText] = useState(written);
  const [wrong, setWrong] = useState(false);
  const optional = noLevers[lever] === null;
  const [least, most] = leverLimits[lever];
  const commit = () => {
    if (text === written) return setWrong(false);
    const number = text.trim() === '' ? null : leverNumber(lever, String(Number(text) / scale));
    if (number === null && !(text.trim() === '' && optional)) return setWrong(true);
    setWrong(false);
    change({ levers: { ...tried, [lever]: number } });
  };
  return (
    <TextInput
      className={classes.field}
      size="xs"
      inputMode="decimal"
      aria-label={`${leverName(lever)}, as a number${units[lever] ? ` in ${units[lever] === '%' ? 'percent' : 'hours'}` : ''}`}
      placeholder="–"
      value={text}
      error={wrong && `${least * scale} to ${most * scale}`}
      rightSection={units[lever]}
      rightSectionWidth={22}
      onChange={(event) => setText(event.currentTarget.value.replace(',', '.').replace('−', '-'))}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}

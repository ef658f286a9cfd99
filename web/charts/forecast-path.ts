type Value = number | null | undefined;

/** A line through the known values; unknown ones are gaps, one alone is a dot of no length (drawn by its round end). */
export function linePath(values: readonly Value[], x: (index: number) => number, y: (value: number) => number): string {
  let path = '';
  let open = false;
  values.forEach((value, index) => {
    if (value === null || value === undefined) {
      open = false;
      return;
    }
    const at = `${round(x(index))} ${round(y(value))}`;
    const alone = !open && (values[index + 1] === null || values[index + 1] === undefined);
    path += open ? `L${at}` : `M${at}${alone ? `L${at}` : ''}`;
    open = true;
  });
  return path;
}

/** The area between two lines, one piece per stretch in which both are known. */
export function bandPath(
  low: readonly Value[],
  high: readonly Value[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  let from = 0;
  const known = (index: number) => typeof low[index] === 'number' && typeof high[index] === 'number';
  while (from < low.length) {
    if (!known(from)) {
      from++;
      continue;
    }
    let to = from;
    while (to + 1 < low.length && known(to + 1)) to++;
    const places = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const above = places.map((index) => `${round(x(index))} ${round(y(high[index] as number))}`);
    const below = places.map((index) => `${round(x(index))} ${round(y(low[index] as number))}`).reverse();
    path += `M${[...above, ...below].join('L')}Z`;
    from = to + 1;
  }
  return path;
}

const round = (value: number) => Math.round(value * 10) / 10;

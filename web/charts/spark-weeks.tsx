interface SparkWeeksProps {
  /** One value per week, 0..1 of the height; null = a gap. */
  values: readonly (number | null)[];
  /** Height of the dashed line, 0..1; none when it is left out. */
  limit?: number;
}

const [WIDTH, HEIGHT, PAD] = [130, 30, 3];

/** A small line over weeks beside a figure that says the same in words. */
export function SparkWeeks({ values, limit }: SparkWeeksProps) {
  const x = (index: number) => PAD + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * PAD);
  const y = (value: number) => HEIGHT - PAD - Math.min(1, Math.max(0, value)) * (HEIGHT - 2 * PAD);
  // After a gap the pen is set down anew.
  const path = values
    .map((value, index) => {
      if (value === null) return '';
      const pen = index === 0 || values[index - 1] === null ? 'M' : 'L';
      return `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden focusable="false" style={{ display: 'block', overflow: 'visible' }}>
      {limit !== undefined && (
        <path d={`M0 ${y(limit)}H${WIDTH}`} stroke="var(--ink-faint)" strokeDasharray="3 3" strokeWidth={1} />
      )}
      <path
        d={path}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={1.8}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

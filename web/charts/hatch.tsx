interface HatchProps {
  id: string;
  colour: string;
  gap?: number;
  width?: number;
}

/** A pattern of slanting lines; what is hatched is pickup, unknown or not over yet, and a word beside it says which. */
export function Hatch({ id, colour, gap = 5, width = 2 }: HatchProps) {
  return (
    <defs>
      <pattern id={id} width={gap} height={gap} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={width} height={gap} fill={colour} />
      </pattern>
    </defs>
  );
}

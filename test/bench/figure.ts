/** One measured figure with the floor of the same run beside it. */
export interface Figure {
  name: string;
  unit: 'ms' | 's' | 'rows/s' | 'events/s' | 'MB' | 'B';
  ours: number;
  /** The least it could take on this machine; absent where there is no such thing. */
  floor?: number;
  /** What the floor is. */
  floorName?: string;
  /** The aim of the design, for the reader; nothing here fails. */
  aim?: string;
}

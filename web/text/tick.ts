/** A duration on an axis, as short as it can be: "15 min", "4 h", "3 d", "2 w". */
export function durationTick(hours: number): string {
  if (hours === 0) return '0';
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  if (hours < 24) return `${Number(hours.toFixed(1))} h`;
  const days = hours / 24;
  if (days >= 7 && days % 7 === 0) return `${days / 7} w`;
  return `${Number(days.toFixed(1))} d`;
}

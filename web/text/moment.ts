/** A day for people: "14 Nov 2026", in the organization's time zone. */
export function dayOf(moment: string | null | undefined, timeZone: string): string {
  if (!moment) return '–';
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(
    new Date(moment),
  );
}

/** A moment for people: "14 Nov 2026, 16:05", in the organization's time zone. */
export function momentOf(moment: string | null | undefined, timeZone: string): string {
  if (!moment) return '–';
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(moment));
}

/** An absolute range for people: "18 May – 14 Nov 2026"; both days are included. */
export function daysOfRange(address: string): string {
  const [from, to] = address.split('..');
  if (!from || !to) return address;
  const day = (text: string, year: boolean) =>
    new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'short',
      ...(year ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    }).format(new Date(`${text}T00:00:00Z`));
  return `${day(from, from.slice(0, 4) !== to.slice(0, 4))} – ${day(to, true)}`;
}

/** Weeks by their last days, and which of them look at a day. */
export interface TierWeeks {
  length: number;
  endDay: Int32Array;
  /** Monday of each one's last day. */
  startDay: Int32Array;
  /** The first week that ends on or after a day; `length` = none. */
  firstFrom: (day: number) => number;
}

/** @param endDays in rising order */
export function tierWeeks(endDays: Int32Array): TierWeeks {
  const { length } = endDays;
  const least = length === 0 ? 0 : endDays[0];
  const days = length === 0 ? 0 : endDays[length - 1] - least + 1;
  // Weeks are asked for a million times: a table instead of a search.
  const first = new Int32Array(days);
  for (let day = 0, week = 0; day < days; day++) {
    while (endDays[week] < least + day) week++;
    first[day] = week;
  }
  return {
    length,
    endDay: endDays,
    startDay: endDays.map((day) => day - ((((day + 3) % 7) + 7) % 7)),
    firstFrom: (day) => (day <= least ? 0 : day - least >= days ? length : first[day - least]),
  };
}

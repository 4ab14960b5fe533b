/** Iraq is three hours ahead of UTC, all year. */
const iraqOffset = 3 * 60 * 60 * 1000;

/** The instant (ISO 8601, UTC) at which the month of `now` began in Iraq. */
export function monthStart(now: Date): string {
  const there = new Date(now.getTime() + iraqOffset);
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), 1) - iraqOffset).toISOString();
}

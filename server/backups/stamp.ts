/** "20261125-051500": an instant, UTC, in the name of a file. */
export const stampOf = (at: Date): string =>
  at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');

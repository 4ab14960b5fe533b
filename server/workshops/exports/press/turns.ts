/**
 * Lets one piece of work begin when the one before it has ended. What gives others their turn by `setImmediate`
 * holds a page up by one step then, however many do so at once, and not by a step of each.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Rejects as `work` does; those who wait are not touched by it. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}

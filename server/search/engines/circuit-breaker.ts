/** Failures in a row after which nothing more is asked for a while. */
const mostFailures = 3;
/** Milliseconds until one question tries again; doubled for each one that fails, up to a limit. */
const firstPause = 1_000;
const longestPause = 10_000;

/**
 * Says whether what failed lately is to be asked again: closed (yes), open (no), or one question as a trial.
 * The clock is passed in, so that no test waits.
 */
export class CircuitBreaker {
  private readonly clock: () => number;
  private failures = 0;
  private pause = firstPause;
  private triedAt = -Infinity;

  /** @param clock milliseconds, never going back */
  constructor(clock: () => number = () => performance.now()) {
    this.clock = clock;
  }

  get isOpen(): boolean {
    return this.failures >= mostFailures;
  }

  /** Whether one question may try now what is open; the next one only after another pause. */
  takeTrial(): boolean {
    if (!this.isOpen || this.clock() - this.triedAt < this.pause) return false;
    this.triedAt = this.clock();
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.pause = firstPause;
  }

  failed(): void {
    this.pause = this.isOpen ? Math.min(longestPause, this.pause * 2) : firstPause;
    this.failures++;
    this.triedAt = this.clock();
  }
}

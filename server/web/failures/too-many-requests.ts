/** One address has asked too often. `status` is what Express goes by. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';
  readonly status = 429;
}

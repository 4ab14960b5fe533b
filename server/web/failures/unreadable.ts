/** What was sent is no form that can be read. `status` is what Express goes by. */
export class BadForm extends Error {
  override readonly name = 'BadForm';
  readonly status = 400;
}

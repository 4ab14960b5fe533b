/** A form was sent that this browser was not given, or no longer holds. `status` is what Express goes by. */
export class FormExpired extends Error {
  override readonly name = 'FormExpired';
  readonly status = 403;
}

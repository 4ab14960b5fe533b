import { textOf } from '../../forms/shown-problems.ts';

/** What was typed to sign in. */
export const readSignIn = (body: unknown): { userName: string; password: string } => ({
  userName: textOf(body, 'userName'),
  password: textOf(body, 'password'),
});

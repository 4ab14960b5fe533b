import type { Deliver } from './message.ts';

/** Milliseconds for each step of the conversation with the mail server. */
const patience = 20_000;

/** @param url smtp:// or smtps://, with user and password where the server asks for them */
export async function openSmtp(url: string, from: string): Promise<Deliver> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(url, {
    from,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object);
  return async ({ address, subject, plain, html }) => {
    await transport.sendMail({
      from,
      // As an object: nothing in an address is taken for a second one.
      to: { name: '', address },
      subject,
      text: plain,
      html,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  };
}

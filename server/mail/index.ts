export type { Deliver, Message, MessageState, Recipient, WriteMessage, Written } from './message.ts';
export { MailService, type NewMessage } from './mail-service.ts';
export { openSmtp } from './smtp.ts';

export type {
  Deliver,
  Message,
  MessageState,
  Recipient,
  WriteDigest,
  WriteMessage,
  Written,
} from './message.ts';
export { isNoticeChoice, noticeChoices, type NoticeChoice } from './notice-choice.ts';
export { MailService, type NewMessage, type Notice } from './mail-service.ts';
export { openSmtp } from './smtp.ts';

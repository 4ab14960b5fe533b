/**
 * How somebody wants to be told of things: each at once, gathered into one message a day, or at once and only what
 * waits for them. Links to sign in, invitations and the like go at once always.
 */
export const noticeChoices = ['at-once', 'daily', 'needed'] as const;
export type NoticeChoice = (typeof noticeChoices)[number];

export const isNoticeChoice = (value: unknown): value is NoticeChoice =>
  (noticeChoices as readonly unknown[]).includes(value);

import type { StoredAccount } from '../../accounts/index.ts';
import type { Transaction } from '../../database/index.ts';
import type { MailService } from '../../mail/index.ts';
import { localText, type Locale } from '../../language/index.ts';
import type { ContentEvent, OnContentEvent } from '../content-event.ts';
import { titleOf } from '../record.ts';
import { listWantedTranslations } from '../writing/translation-states.ts';
import { isNews, noticesOf, type NoticeName } from './notices.ts';

interface Parts {
  mail: Pick<MailService, 'tell'>;
  listAccounts: () => Promise<StoredAccount[]>;
  /** Where a message leads; '' where the library does not know its own address. */
  linkTo: (notice: NoticeName, locale: Locale, event: ContentEvent) => string;
}

/** Tells people what was done with their records, in the transaction that does it. */
export function createNotifier({ mail, listAccounts, linkTo }: Parts): OnContentEvent {
  return async (tx: Transaction, event: ContentEvent) => {
    const { record } = event.working;
    const target = record.sourceLang === 'en' ? 'ar' : 'en';
    const wanted = listWantedTranslations(record.kind, record.values, record.sourceLang, target);
    const accounts = (await listAccounts()).filter(({ disabledAt }) => disabledAt === null);
    const translators = accounts.filter(({ roles }) => roles.includes('translator')).map(({ id }) => id);
    for (const { to, name } of noticesOf(event, translators, wanted.length > 0)) {
      const account = accounts.find(({ id }) => id === to);
      if (!account) continue;
      await mail.tell(tx, {
        to,
        template: `record.${name}`,
        isNews: isNews(name),
        values: (locale) => {
          const title = localText(titleOf(record), locale)?.text ?? record.externalId;
          const link = linkTo(name, locale, event);
          return { title, note: event.note || '—', ...(link && { link }) };
        },
      });
    }
  };
}

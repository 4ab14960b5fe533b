import { join } from 'node:path';
import { expect } from 'chai';
import type { Locale } from '../../../../server/language/index.ts';
import { packageRoot } from '../../../../server/package-root.ts';
import { loadTranslations } from '../../../../server/web/i18n.ts';
import type { PageContext } from '../../../../server/web/page-context.ts';
import { datesOf, daysOf, workshopBox } from '../../../../server/web/pages/workshops/workshop-box.ts';
import type { Workshop } from '../../../../server/workshops/index.ts';

const translations = loadTranslations(join(packageRoot, 'locales'));
const context = (locale: Locale) => ({ locale, t: translations.translator(locale) }) as PageContext;
const erbil = {
  externalId: 'erbil-2022',
  start: '2022-10-11',
  end: '2022-10-13',
  place: { ar: 'أربيل', en: 'Erbil' },
  participants: [{ governorate: 'IQ-NI' }, { governorate: 'IQ-AR' }],
  participants_total: 30,
} as unknown as Workshop;

describe('a workshop', () => {
  it('counts its first and its last day', () => {
    expect(daysOf(erbil)).to.equal(3);
    expect(daysOf({ start: '2022-10-30', end: '2022-11-01' })).to.equal(3);
    expect(daysOf({ start: '2022', end: 'soon' })).to.equal(1);
  });

  it('says its month once when it lies in one', () => {
    expect(datesOf(erbil, context('ar'))).to.equal('من 11 إلى 13 تشرين الأول 2022');
    expect(datesOf(erbil, context('en'))).to.equal('11 to 13 October 2022');
    expect(datesOf({ start: '2022-10-30', end: '2022-11-01' }, context('en'))).to.equal(
      '30 October 2022 to 1 November 2022',
    );
    expect(datesOf({ start: '2022-10-11', end: '2022-10-11' }, context('en'))).to.equal('11 October 2022');
  });

  it('is over from the day after its last one', () => {
    expect(workshopBox(erbil, context('en'), '2022-10-13').isOver).to.equal(false);
    expect(workshopBox(erbil, context('en'), '2022-10-14').isOver).to.equal(true);
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { analyse, foldText, stemsOf, tokenise } from '../../server/text/index.ts';

const words = (text: string): string[] => tokenise(text).map(({ word }) => word);
const shareStem = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((text) => analyse(text)[0]!.stems);
  return a!.some((stem) => b!.includes(stem));
};

describe('folding', () => {
  const same: [string, string][] = [
    ['إدارة', 'اداره'],
    ['أُنشِئَ', 'انشئ'],
    ['الآبار', 'الابار'],
    ['مُحَمَّد', 'محمد'],
    ['الطـــاقة', 'الطاقة'],
    ['هٰذا', 'هذا'],
    ['مستشفى', 'مستشفي'],
    ['نینوا', 'نينوا'],
    ['کركوك', 'كركوك'],
    ['٢٠٢٢', '2022'],
    ['۲۰۲۲', '2022'],
    ['31,000', '٣١٬٠٠٠'],
    ['٢٫٥', '2.5'],
    ['Café', 'CAFE'],
    ['Šiška', 'siska'],
    ['ﻻﻣﻊ', 'لامع'],
    ['می‌خواهم', 'ميخواهم'],
    ['\u202Bالماء\u202C', 'الماء'],
  ];
  for (const [typed, plain] of same) {
    it(`takes ${JSON.stringify(typed)} and ${JSON.stringify(plain)} for one`, () => {
      expect(foldText(typed)).to.equal(foldText(plain));
    });
  }

  it('keeps Kurdish letters apart that carry meaning', () => {
    expect(foldText('کەڵ')).to.not.equal(foldText('كەل'));
    expect(foldText('هەولێر')).to.equal('ههولێر');
  });
});

describe('tokenising', () => {
  it('parts words at a change of script, and keeps PM10 whole', () => {
    expect(words('بالـPVC وPM10 و20كغم')).to.deep.equal(['بال', 'pvc', 'و', 'pm10', 'و', '20', 'كغم']);
  });

  it("reads an apostrophe as part of a word: don't, governorate's", () => {
    expect(words("don't the governorate’s 'plan'")).to.deep.equal(['dont', 'the', 'governorates', 'plan']);
  });

  it('tells where each word stands in the original, its marks included', () => {
    const text = 'في (مُحافَظةٍ) البصرة';
    expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).to.deep.equal([
      'في',
      'مُحافَظةٍ',
      'البصرة',
    ]);
  });

  it('never fails, and its places are in order and inside the text, whatever the text', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'ا لإةىٰـ\u0651\u200c\ud800\udc00\0٣,.’aé水﷽') }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        let before = 0;
        for (const { start, end, word } of tokenise(text)) {
          expect(start).to.be.at.least(before);
          expect(end).to.be.within(start + 1, text.length);
          expect(word).to.not.equal('');
          before = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('folds what is folded to itself', () => {
    const unit = fc
      .oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0x600, max: 0x6ff }))
      .map((code) => String.fromCharCode(code))
      .filter((character) => !/\p{No}/u.test(character));
    fc.assert(fc.property(fc.string({ unit }), (text) => foldText(foldText(text)) === foldText(text)));
  });

  it('reads 100,000 characters without a break in a moment', () => {
    const start = performance.now();
    expect(words('ا'.repeat(100_000))).to.have.length(1);
    expect(performance.now() - start).to.be.below(200);
  });
});

describe('stemming', () => {
  const related: [string, string][] = [
    ['المياه', 'وبالمياه'],
    ['مياه', 'مياهها'],
    ['النفايات', 'للنفايات'],
    ['نفاية', 'نفايات'],
    ['الطاقة', 'كالطاقة'],
    ['محافظة', 'المحافظات'],
    ['محافظة', 'لمحافظتنا'],
    ['مضخة', 'ومضخاتها'],
    ['مدرسة', 'المدرسة'],
    ['شمسي', 'الشمسية'],
    ['مهندس', 'المهندسين'],
    ['إدارة', 'لإدارة'],
    ['وزارة', 'الوزارة'],
    ['وزارة', 'لوزارات'],
    ['فلاح', 'والفلاحين'],
    ['بلدية', 'البلديات'],
    ['مشروع', 'وبمشاريعها'],
    ['مدرسة', 'للمدارس'],
    ['بئر', 'الآبار'],
    ['لوح', 'بألواح'],
    ['لوح', 'الألواح'],
    ['ماء', 'وبالمياه'],
    ['خطة', 'خططنا'],
    ['عضو', 'أعضائها'],
    ['عضو', 'أعضاؤه'],
    // By pattern, though no list holds them.
    ['خنفس', 'خنافس'],
    ['خاتم', 'الخواتم'],
    ['صحيفة', 'صحائف'],
    ['عصفور', 'عصافير'],
    ['سنويا', 'السنوية'],
    ['كهرباء', 'الكهربائية'],
    ['كهرباء', 'الكهربا'],
    ['إلكترونية', 'الإلكتروني'],
    ['ألبانيا', 'الألبانية'],
    ['والدين', 'الوالدين'],
    ['لجنة', 'للجنة'],
    ['مشروع', 'المشروعين'],
    ['نازح', 'النازحون'],
    ['pump', 'pumps'],
    ['irrigation', 'irrigated'],
  ];
  for (const [one, other] of related) {
    it(`finds ${other} by ${one}`, () => expect(shareStem(one, other)).to.equal(true));
  }

  const apart: [string, string][] = [
    ['ماء', 'مال'],
    ['بئر', 'بيت'],
    ['علم', 'عمل'],
    ['كتاب', 'حساب'],
    ['البصرة', 'البصرية'],
    ['لبنان', 'لبن'],
    ['والدين', 'الدين'],
    ['محافظة', 'محفظة'],
    ['سد', 'سدس'],
    ['بابل', 'إبل'],
  ];
  for (const [one, other] of apart) {
    it(`keeps ${one} and ${other} apart`, () => expect(shareStem(one, other)).to.equal(false));
  }

  it('has no stem for a stop word of either language, with و too', () => {
    for (const word of ['من', 'ومن', 'التي', 'هل'])
      expect(stemsOf(foldText(word), 'arabic'), word).to.deep.equal([]);
    for (const word of ['the', 'and', 'which']) expect(stemsOf(word, 'latin'), word).to.deep.equal([]);
  });
});

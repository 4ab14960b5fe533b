import { expect } from 'chai';
import { isolateRuns } from '../../../server/web/helpers/isolation.ts';
import { inLanguage, markedHtml, paragraphsHtml, textHtml } from '../../../server/web/helpers/markup.ts';
import { translationWithMarkup } from '../../../server/web/helpers/translation-with-markup.ts';

describe('text as HTML', () => {
  it('escapes what people wrote', () => {
    expect(textHtml({ en: '<img src=x onerror="alert(1)">' }, 'en')).to.equal(
      '&lt;img src&#x3D;x onerror&#x3D;&quot;alert(1)&quot;&gt;',
    );
    expect(textHtml({ ar: '<b>ماء</b>' }, 'ar')).not.to.include('<b>');
  });

  it('says which language a text is in when it is not the page’s', () => {
    expect(textHtml({ en: 'Water' }, 'ar')).to.equal('<span lang="en" dir="ltr">Water</span>');
    expect(textHtml({ ku: 'ئاو' }, 'en')).to.equal('<span lang="ckb" dir="rtl">ئاو</span>');
    expect(textHtml({ ar: 'ماء', en: 'Water' }, 'ar')).to.equal('ماء');
    expect(textHtml({}, 'ar')).to.equal('');
  });

  it('makes paragraphs of what stands between blank lines', () => {
    expect(paragraphsHtml({ en: 'One\nline\n\n \n\nTwo' }, 'en')).to.equal('<p>One<br>line</p><p>Two</p>');
    expect(paragraphsHtml({ en: 'One' }, 'ar')).to.equal('<p lang="en" dir="ltr">One</p>');
  });

  it('marks found words and nothing else', () => {
    const parts = [
      { text: 'a <', marked: false },
      { text: 'water>', marked: true },
    ];
    expect(markedHtml({ language: 'en', parts }, 'en')).to.equal('a &lt;<mark>water&gt;</mark>');
    expect(inLanguage('x', 'ar', 'en')).to.equal('<span lang="ar" dir="rtl">x</span>');
  });
});

describe('runs of the other direction in Arabic', () => {
  it('keep the sign of a percentage on its side', () => {
    expect(isolateRuns('انخفض من 42% إلى 27%.')).to.equal(
      'انخفض من <bdi dir="ltr">42%</bdi> إلى <bdi dir="ltr">27%</bdi>.',
    );
    expect(isolateRuns('زاد +4 ساعات')).to.equal('زاد <bdi dir="ltr">+4</bdi> ساعات');
  });

  it('hold Latin words together with their figures', () => {
    expect(isolateRuns('بنظام WCAG 2.2، ثم axe-core')).to.equal(
      'بنظام <bdi lang="en" dir="ltr">WCAG 2.2</bdi>، ثم <bdi lang="en" dir="ltr">axe-core</bdi>',
    );
  });

  it('leave plain figures and Arabic alone', () => {
    expect(isolateRuns('في 2022 نُفِّذت 1,250 زيارة (من 11 إلى 13)')).to.equal(
      'في 2022 نُفِّذت 1,250 زيارة (من 11 إلى 13)',
    );
  });

  it('lose nothing of any text and open no element that was not theirs', () => {
    const hostile = 'أ <script>alert(1)</script> & " \ud800 \u0000 50% <b';
    const html = isolateRuns(hostile);
    expect(html.replace(/<bdi[^>]*>|<\/bdi>/g, '')).not.to.match(/[<>]/);
    expect(html)
      .to.include('\u0000')
      .and.to.match(/&lt;<bdi[^>]*>b<\/bdi>$/);
  });

  it('take a text of a hundred thousand letters in a moment', () => {
    const start = performance.now();
    isolateRuns('a '.repeat(50_000));
    isolateRuns('a-'.repeat(50_000) + '!');
    isolateRuns('1,'.repeat(50_000));
    expect(performance.now() - start).to.be.below(1000);
  });
});

describe('a translation with people’s words in it', () => {
  const t = (_key: string, values: Record<string, unknown> = {}) => `عن «${String(values['text'])}» في PDF`;

  it('isolates and escapes them', () => {
    expect(translationWithMarkup(t, 'ar', 'search:for', { text: '<i>PDF</i>' })).to.equal(
      'عن «<bdi lang="en">&lt;i&gt;PDF&lt;/i&gt;</bdi>» في <bdi lang="en" dir="ltr">PDF</bdi>',
    );
  });
});

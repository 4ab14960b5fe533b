import type { LocalText } from '../../../language/index.ts';
import { highestMark, lowestMark, type Exercise } from '../../prioritisation/index.ts';
import { governoratesOf, type Workshop } from '../../workshop.ts';
import { own, say, theirs, type Voice } from '../compose/voice.ts';
import { element, escape, languageOf, textOf } from './html.ts';

interface NamedOption {
  id: string;
  text: LocalText;
}

const marks = Array.from({ length: highestMark - lowestMark + 1 }, (_, at) => lowestMark + at);

const radio = (name: string, value: string | number, isRequired: boolean): string =>
  `<input type="radio" name="${escape(name)}" value="${escape(String(value))}"${isRequired ? ' required' : ''}>`;

/** One row of marks. @param name of the field, of which the script makes the answer */
const markField = (name: string, label: LocalText, isRequired: boolean): string =>
  `<fieldset class="marks"><legend ${languageOf(label)}>${textOf(label)}</legend>${marks
    .map((mark) => `<label>${radio(name, mark, isRequired)} ${mark}</label>`)
    .join('')}</fieldset>`;

const pairFields = (options: readonly NamedOption[], voice: Voice): string[] =>
  options.flatMap((one, at) =>
    options.slice(at + 1).map((other) => {
      const choices = [one, other].map(
        ({ id, text }) =>
          `<label>${radio(`${one.id}:${other.id}`, id, true)} <span ${languageOf(text)}>${textOf(text)}</span></label>`,
      );
      const legend = textOf(say(voice, 'packs:room.prefer'));
      return `<fieldset><legend>${legend}</legend>${choices.join('')}</fieldset>`;
    }),
  );

const dotField = ({ id, text }: NamedOption, dots: number): string =>
  `<label class="dots"><span ${languageOf(text)}>${textOf(text)}</span><input type="number" name="${escape(id)}" min="0" max="${dots}" value="0" inputmode="numeric"></label>`;

function fieldsOf({ method, options, criteria, dots }: Exercise, voice: Voice): string {
  const named = options.map(({ id, text }) => ({ id, text: theirs(text, voice) }));
  if (method === 'pairwise') return pairFields(named, voice).join('\n');
  if (method === 'dot-voting') return named.map((option) => dotField(option, dots)).join('\n');
  const columns =
    method === 'weighted-scoring'
      ? criteria.map(({ code }) => ({
          key: code,
          label: own(voice.vocabularies.get('criteria').label(code, voice.locale), voice),
        }))
      : ['impact', 'effort'].map((key) => ({ key, label: say(voice, `packs:form.${key}`) }));
  return named
    .map(({ id, text }) => {
      const fields = columns.map(({ key, label }) => markField(`${id}|${key}`, label, true));
      return `<section>${element('h3', text)}${fields.join('')}</section>`;
    })
    .join('\n');
}

function governorateField(workshop: Workshop, { vocabularies, locale, t }: Voice): string {
  const choices = governoratesOf(workshop).map((code) => {
    const name = vocabularies.get('governorates').label(code, locale);
    return `<option value="${escape(code)}">${escape(name)}</option>`;
  });
  return `<label>${escape(t('packs:form.governorate'))} <select name="governorate"><option value=""></option>${choices.join('')}</select></label>`;
}

function advice({ method, dots }: Exercise, voice: Voice): LocalText {
  if (method === 'pairwise') return say(voice, 'packs:form.pairwise');
  if (method === 'dot-voting') return say(voice, 'packs:form.dotVoting', { count: dots });
  return say(voice, 'packs:form.weighted', { lowest: lowestMark, highest: highestMark });
}

const keepButton = ({ t }: Voice): string =>
  `<p><button>${escape(t('packs:room.keep'))}</button></p><p role="status"></p>`;

/** The ballot of each exercise: it is kept on the device until it is given out. */
export const ballotForms = (workshop: Workshop, voice: Voice): string =>
  workshop.exercises
    .map((exercise) => {
      const { id, method, dots, title } = exercise;
      return `<form data-exercise="${escape(id)}" data-method="${method}" data-dots="${dots}">
${element('h2', theirs(title, voice))}
${element('p', advice(exercise, voice), ' class="note"')}
<label>${escape(voice.t('packs:room.code'))} <input name="code" required autocomplete="off" autocapitalize="characters" dir="ltr" pattern="[0-9A-Za-z]{6}" maxlength="6"></label>
${governorateField(workshop, voice)}
${fieldsOf(exercise, voice)}
${keepButton(voice)}
</form>`;
    })
    .join('\n');

/** What participants think of the workshop; nothing where nothing is asked. */
export function evaluationForm({ evaluation }: Workshop, voice: Voice): string {
  if (evaluation.questions.length === 0) return '';
  const questions = evaluation.questions.map(({ id, text }) => markField(id, theirs(text, voice), false));
  return `<form data-evaluation>
${element('h2', say(voice, 'packs:form.evaluation'))}
${element('p', say(voice, 'packs:form.agree', { lowest: lowestMark, highest: highestMark }), ' class="note"')}
${questions.join('\n')}
<label>${escape(voice.t('packs:room.comment'))} <textarea name="comment" rows="4" maxlength="1000" dir="auto"></textarea></label>
${keepButton(voice)}
</form>`;
}

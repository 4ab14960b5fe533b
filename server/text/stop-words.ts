import { tokenise } from './tokens.ts';

/**
 * Words that say nothing alone. Written as one types them and folded here; Arabic ones also count with a
 * leading و or ف. Question words are among them, since questions are how many people search.
 */
const arabic = `
من إلى عن على في مع حتى منذ خلال بين بعد قبل عند لدى ضد نحو حول دون بدون ضمن عبر تحت فوق أمام وراء خلف سوى
هو هي هم هن هما أنت أنتم أنا نحن هذا هذه ذلك تلك هؤلاء أولئك الذي التي الذين اللذين اللتين اللواتي اللاتي
ما ماذا لماذا متى أين كيف كم أي أية هل من لمن بماذا مما عما لم لن لا ليس ليست ليسوا غير
كان كانت كانوا يكون تكون يكونوا ستكون سيكون كون تم يتم تمت ثم أو أم أن إن أنه أنها إنه إنها لأن لأنه لأنها
كما كذلك أيضا أيضاً قد لقد فقد سوف إذا إذ لو لولا لكن ولكن بل كل بعض جميع كلا كلتا نفس ذات ذو ذي
به بها بهم له لها لهم لنا لكم فيه فيها فيهم منه منها منهم عنه عنها عنهم عليه عليها عليهم إليه إليها إليهم
هناك هنا حيث حين عندما بينما مثل مثلا بسبب أكثر أقل جدا يا و ف ب ل ك
`;

const english = `
a an the and or but nor of in on at by for with without from to into onto upon about above below over under
between among through during before after since until against within along across behind beyond near per via
is are was were be been being am do does did done has have had having will would shall should can could may
might must not no it its itself he she him her his hers they them their theirs we us our ours you your yours
i me my mine this that these those there here what which who whom whose when where why how than then as so such
if because while although though also too very just only own same other some any each every all both either
neither most more few s t
`;

const fold = (words: string): string[] => tokenise(words).map(({ word }) => word);

const stopWords = new Set([
  ...fold(english),
  ...fold(arabic).flatMap((word) => [word, `و${word}`, `ف${word}`]),
]);

/** Whether a folded word is a stop word of either language. */
export const isStopWord = (word: string): boolean => stopWords.has(word);

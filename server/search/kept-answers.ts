/** Questions whose answers are kept; the one asked longest ago goes first. */
const mostKept = 500;
/** A longer question is hardly asked twice. Characters. */
const longestKept = 500;
/** Milliseconds after which an answer is asked for anew though nothing changed: what is fresh is so by the day. */
const keptFor = 60_000;

/**
 * The answers to the questions of late: pages, filters and suggestions ask the same again, and the threads that
 * answer take one question at a time. Kept until what they were taken from changes.
 */
export class KeptAnswers<Answer> {
  private readonly answers = new Map<string, { answer: Answer; at: number }>();
  private readonly clock: () => number;
  private state = '';

  constructor(clock: () => number = Date.now) {
    this.clock = clock;
  }

  /**
   * @param state of what answers are taken from: another one makes all that are kept worthless
   * @param isWorthKeeping of the answer; what stands in for one is not
   */
  async get(
    question: string,
    state: string,
    ask: () => Promise<Answer>,
    isWorthKeeping: (answer: Answer) => boolean = () => true,
  ): Promise<Answer> {
    if (state !== this.state) this.answers.clear();
    this.state = state;
    const known = this.answers.get(question);
    if (known && this.clock() - known.at < keptFor) return known.answer;
    const answer = await ask();
    // What changed while it was asked may or may not be in the answer.
    if (this.state === state && question.length <= longestKept && isWorthKeeping(answer)) {
      this.keep(question, answer);
    }
    return answer;
  }

  private keep(question: string, answer: Answer): void {
    this.answers.delete(question);
    this.answers.set(question, { answer, at: this.clock() });
    const [oldest] = this.answers.keys();
    if (this.answers.size > mostKept && oldest !== undefined) this.answers.delete(oldest);
  }
}

import { createHash } from 'node:crypto';
import { paths } from '../../server/web/paths.ts';
import { pdf } from './files.ts';

/** Who is signed in. */
export interface Pass {
  cookie: string;
  csrfToken: string;
}

type Fields = Readonly<Record<string, string>>;

/** What the server has said that it took. */
export const steps = ['begun', 'told', 'placed', 'filed', 'submitted'] as const;
type Step = (typeof steps)[number];

/** A form that was sent and not answered: sent again, it is the same to the letter. */
interface Sending {
  path: string;
  fields: Fields;
  file?: Buffer;
}

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** Somebody who writes a lesson with a file, form by form, and remembers what was acknowledged. */
export class LessonWriter {
  /** Stands in this lesson alone. */
  readonly word: string;
  readonly file: Buffer;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly done: Step[] = [];
  id: number | undefined;
  private sending: Sending | undefined;
  /** The last form that was acknowledged. */
  private taken: Sending | undefined;
  private readonly pass: Pass;

  constructor(word: string, pass: Pass) {
    this.word = word;
    this.pass = pass;
    this.file = pdf(`${word} ${'of the file '.repeat(4_000)}`);
    this.hash = createHash('sha256').update(this.file).digest('hex');
  }

  get isFinished(): boolean {
    return this.done.length === steps.length;
  }

  /**
   * Goes on until the lesson is submitted, from the form on that was not answered; before that, sends once more what
   * was acknowledged last, as a page does that is reloaded. Rejects when the server is gone.
   */
  async write(origin: string, onAnswer: () => void): Promise<void> {
    if (this.taken) await this.send(origin, this.taken);
    while (!this.isFinished) {
      this.sending ??= await this.nextForm(origin);
      const answer = await this.send(origin, this.sending);
      if (answer.status !== 303)
        throw new Error(`${this.word} ${steps[this.done.length]}: ${answer.status} ${await answer.text()}`);
      this.id ??= Number(/contribute\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1]);
      this.done.push(steps[this.done.length]!);
      this.taken = this.sending;
      this.sending = undefined;
      onAnswer();
    }
  }

  private async nextForm(origin: string): Promise<Sending> {
    const id = this.id ?? 0;
    const [path, fields] = (
      [
        [paths.newRecord('en', 'lesson'), { writes: 'ar' }],
        [
          paths.draftScreen('en', id, 'lesson'),
          {
            'statement.ar': this.word,
            type: 'obstacle',
            'event.ar': `حدث ${this.word}`,
            'advice.ar': 'نبدأ بالتوعية',
          },
        ],
        [
          paths.draftScreen('en', id, 'place'),
          { sector: 'WST', governorate: 'IQ-NI', theme: 'coordination', stage: 'implementation' },
        ],
        [
          paths.draftScreen('en', id, 'sharing'),
          { attribution: 'office', visibility: 'public', licence_ok: 'yes', do: 'attach:files' },
        ],
        [paths.draftAction('en', id, 'submit'), {}],
      ] satisfies [string, Fields][]
    )[this.done.length]!;
    const from = this.done.length === steps.length - 1 ? paths.draftCheck('en', id) : path;
    const page = await fetch(origin + from, { headers: { cookie: this.pass.cookie } });
    const html = await page.text();
    const [key, version] = [hidden(html, 'key'), hidden(html, 'version')];
    if (page.status !== 200 || key === '') throw new Error(`${from}: ${page.status}`);
    const form: Fields = { _csrf: this.pass.csrfToken, key, version, ...fields };
    return { path, fields: form, ...(steps[this.done.length] === 'filed' && { file: this.file }) };
  }

  private send(origin: string, { path, fields, file }: Sending): Promise<Response> {
    let body: FormData | URLSearchParams = new URLSearchParams(fields);
    if (file) {
      body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      body.set('files', new Blob([new Uint8Array(file)]), `${this.word}.pdf`);
    }
    const headers = { cookie: this.pass.cookie, origin };
    return fetch(origin + path, { method: 'POST', redirect: 'manual', body, headers });
  }
}

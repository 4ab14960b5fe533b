/** Sends one file piece by piece: a connection that breaks costs one piece. */

/** Bytes that go at once: what a slow connection has to send again after a break. */
const piece = 512 * 1024;
/** So often what had arrived may not be there any more. */
const mostLost = 8;
/** Milliseconds before it is tried again by itself. */
const rests = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** 128 bits that are the same for the same file of a draft: it goes on where an earlier attempt stopped. */
function idOf(draft, { name, size, lastModified }) {
  const text = `${draft} ${name} ${size} ${lastModified}`;
  let id = '';
  for (let seed = 0; seed < 4; seed += 1) {
    let hash = 0x811c9dc5 ^ seed;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    id += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return id;
}

/** Resolves after a while, or as soon as the device is connected again. */
const rest = (milliseconds) =>
  new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    window.addEventListener('online', go);
  });

export class Sending {
  /**
   * @param token answers what the server asks of a form, `others` the bytes of the record's other files; `onProgress`
   *   is told the bytes that have arrived and the seconds that are left, `onBreak` that it rests before it goes on
   */
  constructor(file, { upload, draft, token, others, onProgress, onBreak }) {
    Object.assign(this, { file, token, others, onProgress, onBreak });
    this.address = `${upload}/${idOf(draft, file)}`;
  }

  cancel() {
    this.isCancelled = true;
    this.request?.abort();
  }

  /** Resolves with what the file is now as `kept`, with why it is `refused`, or with `ended` or `failed`. */
  async bring() {
    const { size } = this.file;
    this.began = performance.now();
    this.brought = 0;
    this.lost = 0;
    let offset = await this.begun();
    for (let tries = 0; !this.isCancelled;) {
      try {
        const { status, answer } = await this.send(offset);
        if (status === 201) return { kept: answer };
        if (status === 422) return { refused: answer.message };
        // Neither a place to go on from nor a server in trouble: it is the page to sign in.
        if (answer.received === undefined && status < 500 && status !== 429) return { ended: true };
        if (answer.received === undefined) throw new Error(String(status));
        this.brought += Math.max(0, answer.received - offset);
        if (answer.received > offset) tries = 0;
        else if ((this.lost += 1) > mostLost) return { failed: true };
        offset = Math.min(answer.received, size);
      } catch {
        if (this.isCancelled) break;
        if (tries >= rests.length) return { failed: true };
        this.onBreak();
        await rest(rests[tries]);
        tries += 1;
      }
    }
    return {};
  }

  /** Bytes that an earlier attempt has brought: before a crash, or in another tab. */
  async begun() {
    if (this.file.size <= piece) return 0;
    try {
      const { received } = await (await fetch(this.address, { redirect: 'error' })).json();
      return received <= this.file.size ? received : 0;
    } catch {
      return 0;
    }
  }

  /** Sends the piece at `offset`; answers what the server said. Rejects where it did not. */
  send(offset) {
    const { name, size } = this.file;
    const query = new URLSearchParams({ name, size, offset, others: this.others() });
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open('POST', `${this.address}?${query}`);
      request.responseType = 'json';
      request.timeout = 120_000;
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.setRequestHeader('X-CSRF-Token', this.token());
      request.upload.onprogress = ({ loaded }) => this.progress(offset, loaded);
      request.onload = () => resolve({ status: request.status, answer: request.response ?? {} });
      for (const event of ['onerror', 'ontimeout', 'onabort'])
        request[event] = () => reject(new Error(event));
      // Behind an address with several machines the next piece may come to another: then all of it goes at once.
      const length = this.lost > 1 ? size : piece;
      request.send(this.file.slice(offset, offset + length));
    });
  }

  progress(offset, loaded) {
    const seconds = (performance.now() - this.began) / 1_000;
    const done = Math.min(offset + loaded, this.file.size);
    const left = ((this.file.size - done) * seconds) / (this.brought + loaded);
    this.onProgress(done, seconds > 2 && Number.isFinite(left) ? left : undefined);
  }
}

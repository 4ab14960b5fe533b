import { Sending } from './sending.js';

/**
 * Sends files piece by piece while the rest of the form is written. A connection that breaks costs one piece; the
 * same file chosen again, also after a crash, goes on where it stopped. Without this script the form brings them.
 */
const form = document.querySelector('form[data-autosave]');
const field = form.querySelector('[data-files]');
const { files: group, upload } = field.dataset;
const limits = { file: Number(field.dataset.limit), record: Number(field.dataset.recordLimit), rows: 40 };
const texts = JSON.parse(field.dataset.texts);
const [list, drop, input, status] = ['.up', '.drop', '[type=file]', '.say'].map((one) =>
  field.querySelector(one),
);
const counter = form.elements[`${group}.rows`];
const atOnce = 2;
const waiting = [];
const arriving = new Set();
let held;

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const sizeText = (bytes) =>
  bytes < 1024 * 1024
    ? fill(texts.kb, { size: numbers.format(Math.max(1, Math.round(bytes / 1024))) })
    : fill(texts.mb, { size: numbers.format(bytes / 1024 / 1024) });
const blank = (name) => field.querySelector(`[data-blank=${name}]`).content.firstElementChild.cloneNode(true);
const used = field.querySelector('[data-used]');
const endings = new Set(input.accept.split(',').filter((one) => one.startsWith('.')));
const rows = () => [...list.querySelectorAll(':scope > [data-hash]')];
const changed = () => form.dispatchEvent(new Event('change', { bubbles: true }));

/** Gives each row the names of its place: `media.2.alt.ar`, `media-2-alt`. */
function number() {
  const place = new RegExp(`(^|[ :]|\\b)${group}([.:-])(\\d+|__)(?=\\.|-|$| )`, 'g');
  for (const [at, row] of rows().entries()) {
    for (const one of [row, ...row.querySelectorAll('*')]) {
      for (const name of ['id', 'name', 'for', 'aria-describedby', 'data-count', 'value']) {
        if (name === 'value' && one.type !== 'submit') continue;
        const old = one.getAttribute(name);
        const own = old?.replace(place, (_all, before, mark) => `${before}${group}${mark}${at}`);
        if (own !== undefined && own !== old) one.setAttribute(name, own);
      }
    }
  }
  counter.value = String(rows().length);
  const values = { size: sizeText(bytesOfRows()), limit: sizeText(limits.record) };
  used.textContent = rows().length > 0 ? fill(texts.used, values) : '';
}

/** A small picture of a photograph, drawn here: it costs no connection. */
async function paint(file, holder) {
  if (!file.type.startsWith('image/') || !window.createImageBitmap) return;
  try {
    const bitmap = await createImageBitmap(file, { resizeWidth: 112, resizeQuality: 'medium' });
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    holder.replaceChildren(canvas);
  } catch {
    // No picture, then: its icon stays.
  }
}

/** What one file is doing, in its row. */
class Row {
  constructor(file) {
    this.file = file;
    this.element = blank('arriving');
    this.element.classList.toggle('picture', file.type.startsWith('image/'));
    this.element.querySelector('b > bdi').textContent = file.name;
    this.bar = this.element.querySelector('.pb');
    this.bar.setAttribute('aria-label', file.name);
    this.again = this.element.querySelector('[data-again]');
    this.element.querySelector('[data-cancel]').addEventListener('click', () => this.cancel());
    list.append(this.element);
    this.say(texts.waiting);
    this.sending = new Sending(file, {
      upload,
      draft: form.dataset.draft,
      token: () => form.elements._csrf.value,
      others: bytesOfRows,
      onProgress: (done, left) => this.show(done, left),
      onBreak: () => this.say(texts.broken),
    });
  }
  say(text) {
    this.element.querySelector('.micro').textContent = text;
  }
  show(done, left) {
    const percent = Math.floor((100 * done) / (this.file.size || 1));
    this.bar.value = percent;
    if (done >= this.file.size) {
      this.say(texts.checking);
      return;
    }
    const time = left === undefined ? '' : left < 90 ? texts.seconds : texts.minutes;
    const shown = Math.max(1, Math.round(left < 90 ? left : left / 60));
    const so = fill(texts.progress, { done: sizeText(done), total: sizeText(this.file.size) });
    this.say(time ? `${so} · ${fill(time, { left: numbers.format(shown) })}` : so);
  }
  /** Says what is wrong with it; `retry` where it may go better another time. */
  fail(text, retry) {
    this.element.classList.add('fail');
    this.again.hidden = !retry;
    this.again.onclick = () => {
      this.element.classList.remove('fail');
      this.again.hidden = true;
      retry();
    };
    this.element.querySelector('[data-cancel]').textContent = texts.remove;
    this.say(text);
    status.textContent = `${this.file.name}: ${text}`;
  }
  cancel() {
    this.sending.cancel();
    this.element.remove();
    waiting.splice(0, waiting.length, ...waiting.filter((one) => one !== this));
    input.focus();
    settle();
  }
}

const bytesOfRows = () => rows().reduce((sum, row) => sum + Number(row.dataset.bytes), 0);

/** A file that is kept now takes its place in the form. */
function place(row, { file: hash, name, bytes, size, type, isPicture }) {
  if (rows().some((one) => one.dataset.hash === hash)) {
    row.element.remove();
    status.textContent = fill(texts.twice, { name });
    return;
  }
  const own = blank(isPicture ? 'photograph' : 'document');
  own.dataset.hash = hash;
  own.dataset.bytes = bytes;
  own.querySelector('[name$=".file"]').value = hash;
  own.querySelector('[name$=".name"]').value = name;
  own.querySelector('b > bdi').textContent = name;
  own.querySelector('.micro > bdi').textContent = type;
  own.querySelector('.micro > span').textContent = size;
  for (const button of own.querySelectorAll('.fa [aria-label]'))
    button.setAttribute('aria-label', button.getAttribute('aria-label').replace(/\.(jpg|pdf)$/, name));
  if (isPicture) paint(row.file, own.querySelector('.k'));
  row.element.replaceWith(own);
  number();
  status.textContent = fill(texts.done, { name });
  changed();
}

async function start(row) {
  arriving.add(row);
  try {
    const { kept, refused, ended, failed } = await row.sending.bring();
    if (kept) place(row, kept);
    if (refused) row.fail(refused);
    if (ended || failed) row.fail(ended ? texts.signedOut : texts.failed, () => start(row));
  } finally {
    arriving.delete(row);
    settle();
  }
}

/** Begins what waits, and lets a form go on that waited for its files. */
function settle() {
  while (arriving.size < atOnce && waiting.length > 0) start(waiting.shift());
  if (held && arriving.size === 0 && waiting.length === 0) {
    const { button } = held;
    held = undefined;
    form.requestSubmit(button);
  }
}

function take(files) {
  let together = bytesOfRows() + [...arriving, ...waiting].reduce((sum, { file }) => sum + file.size, 0);
  let count = rows().length + arriving.size + waiting.length;
  for (const file of files) {
    const row = new Row(file);
    const { name, size: bytes } = file;
    const ending = /\.[^.]*$/.exec(name)?.[0].toLowerCase();
    if (!endings.has(ending)) row.fail(fill(texts.type, { name }));
    else if (count >= limits.rows) row.fail(fill(texts.tooMany, { name }));
    else if (bytes > limits.file)
      row.fail(fill(texts.tooLarge, { name, bytes: sizeText(bytes), limit: sizeText(limits.file) }));
    else if (together + bytes > limits.record)
      row.fail(fill(texts.recordFull, { name, limit: sizeText(limits.record) }));
    else {
      together += bytes;
      count += 1;
      waiting.push(row);
    }
  }
  settle();
}

drop.classList.add('scripted');
drop.querySelector('[data-scripted]').hidden = false;
drop.querySelector('button').remove();
input.addEventListener('change', () => {
  const files = [...input.files];
  // The files go by themselves: the form does not bring them a second time.
  input.value = '';
  take(files);
});
for (const name of ['dragover', 'dragleave', 'drop']) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', name === 'dragover');
    if (name === 'drop') take(event.dataTransfer.files);
  });
}

list.addEventListener('click', (event) => {
  const button = event.target.closest('[name=do]');
  const row = button?.closest('[data-hash]');
  if (!row) return;
  event.preventDefault();
  const [verb] = button.value.split(':');
  const all = rows();
  const other = all[all.indexOf(row) + (verb === 'up' ? -1 : 1)];
  if (verb === 'remove') {
    row.remove();
    (other?.querySelector('[value^="remove:"]') ?? input).focus();
  } else if (other && (verb === 'up' || verb === 'down')) {
    other[verb === 'up' ? 'before' : 'after'](row);
    button.focus();
  }
  number();
  changed();
});

form.addEventListener('submit', (event) => {
  if (arriving.size + waiting.length === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held = { button: event.submitter };
  status.textContent = texts.hold;
  status.classList.remove('vh');
  status.scrollIntoView({ block: 'nearest' });
});
window.addEventListener('beforeunload', (event) => {
  if (arriving.size + waiting.length > 0) event.preventDefault();
});

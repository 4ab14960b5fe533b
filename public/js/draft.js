/**
 * Keeps what is written: on the server a moment after each pause, and on this device while the server cannot be
 * reached. What the device kept is put back after a crash, and goes when the session ends.
 */
const form = document.querySelector('form[data-autosave]');
const pause = 3000;
const key = `draft:${form.dataset.draft}:${form.getAttribute('action')}`;
const saved = document.querySelector('[data-saved]');
const outOfForm = new Set(['_csrf', 'version', 'key', 'do']);
let timer;
let sending = false;
let sentAsIs = '';

const entries = () =>
  [...new FormData(form)].filter(([name, value]) => !outOfForm.has(name) && typeof value === 'string');
const asIs = () => JSON.stringify(entries());
const first = asIs();

function keep() {
  try {
    localStorage.setItem(key, JSON.stringify({ version: form.elements.version.value, entries: entries() }));
  } catch {
    // The device is full or keeps nothing: the server still does.
  }
}
const forget = () => {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
};

function say(text) {
  if (saved) saved.textContent = text;
}

async function send() {
  if (sending || asIs() === sentAsIs) return;
  sending = true;
  const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  const sent = asIs();
  try {
    const answer = await fetch(form.dataset.autosave, { method: 'POST', body, redirect: 'error' });
    const { version, saved: time, why } = await answer.json();
    if (why) {
      say(why);
      return;
    }
    if (!answer.ok || version === null) throw new Error('not saved');
    form.elements.version.value = version;
    sentAsIs = sent;
    if (asIs() === sent) forget();
    say(form.dataset.saved.replace('{time}', time));
  } catch {
    say(form.dataset.unsaved);
  } finally {
    sending = false;
    if (asIs() !== sent) later();
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(send, pause);
}

form.addEventListener('input', () => {
  keep();
  later();
});
form.addEventListener('change', () => {
  keep();
  later();
});
form.addEventListener('submit', () => {
  clearTimeout(timer);
  keep();
});
window.addEventListener('online', send);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden' && asIs() !== first) send();
});

/** Puts back what the device kept and the server has not. */
function restore() {
  let kept;
  try {
    kept = JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    kept = null;
  }
  if (!kept) return;
  // The page shows what was typed, or the server has taken it in meanwhile.
  if ('problems' in form.dataset || JSON.stringify(kept.entries) === first) {
    forget();
    return;
  }
  if (Number(kept.version) < Number(form.elements.version.value)) {
    forget();
    return;
  }
  const values = new Map();
  for (const [name, value] of kept.entries) values.set(name, [...(values.get(name) ?? []), value]);
  for (const control of form.elements) {
    if (!control.name || outOfForm.has(control.name) || control.type === 'hidden') continue;
    const mine = values.get(control.name);
    // What was said of one file is not said of another that stands in its place.
    const [row] = /^\w+\.\d+\./.exec(control.name) ?? [];
    if (
      row &&
      form.elements[`${row}file`] &&
      form.elements[`${row}file`].value !== values.get(`${row}file`)?.[0]
    )
      continue;
    if (control.type === 'checkbox' || control.type === 'radio')
      control.checked = mine?.includes(control.value) ?? false;
    else if (mine) control.value = mine[0];
  }
  const notice = form.querySelector('[data-restore]');
  if (notice) notice.hidden = false;
  later();
}
restore();

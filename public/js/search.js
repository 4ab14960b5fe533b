// Shows results while filters are chosen and words are typed. Without it, the form and its links do the same.
const form = document.getElementById('question');
const box = document.getElementById('q');
const status = document.getElementById('found');
const parser = new DOMParser();
/** Milliseconds of rest after a letter. */
const rest = 250;
let waiting = 0;
let asked = new AbortController();

const live = (root) => root.querySelectorAll('[data-live]');

function addressOf() {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value !== '') url.searchParams.append(name, value);
  return url;
}

/** What a reader was on, so that it can be found again among the new elements. */
function keepPlace(region) {
  const { activeElement: focused } = document;
  const opened = [...region.querySelectorAll('details[id]')].map(({ id, open }) => [id, open]);
  const inside = region.contains(focused) && focused;
  return () => {
    for (const [id, open] of opened) {
      const details = document.getElementById(id);
      if (details && id !== 'sort') details.open = open;
    }
    if (!inside || !inside.name) return;
    const value = inside.type === 'checkbox' ? `[value="${CSS.escape(inside.value)}"]` : '';
    region.querySelector(`[name="${CSS.escape(inside.name)}"]${value}`)?.focus({ preventScroll: true });
  };
}

/** Icons of the new elements, beside those of the rest of the page. */
function addIcons(page) {
  const sprite = document.querySelector('.sprite');
  for (const icon of page.querySelectorAll('.sprite symbol'))
    if (!document.getElementById(icon.id)) sprite.append(icon);
}

function show(html, isTyping) {
  const page = parser.parseFromString(html, 'text/html');
  for (const region of live(document)) {
    const next = page.querySelector(`[data-live="${region.dataset.live}"]`);
    if (!next) continue;
    const restore = keepPlace(region);
    region.replaceChildren(...next.childNodes);
    restore();
  }
  addIcons(page);
  document.title = page.title;
  // While words are typed, the suggestions are what is read aloud.
  status.textContent = isTyping ? '' : document.querySelector('.rhead h1').textContent;
  document.dispatchEvent(new Event('tajarib:shown'));
}

async function ask(url, { isTyping = false } = {}) {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  document.body.dataset.busy = '';
  try {
    const answer = await fetch(url, { headers: { 'X-Fragment': isTyping ? 'typing' : 'results' }, signal });
    if (!answer.ok) return location.assign(url);
    const html = await answer.text();
    if (signal.aborted) return;
    history.replaceState(null, '', url.pathname + url.search + location.hash);
    show(html, isTyping);
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(url);
  } finally {
    if (!signal.aborted) delete document.body.dataset.busy;
  }
}

document.addEventListener('change', ({ target }) => {
  if (target.form === form && target !== box) void ask(addressOf());
});
box.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => void ask(addressOf(), { isTyping: true }), rest);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  const url = addressOf();
  // Closing the sheet on a phone is going back to the results.
  if (location.hash === '#filters') location.hash = 'main';
  void ask(url);
});
// A page of the language switch follows what is typed.
document.addEventListener('tajarib:shown', () => {
  for (const link of document.querySelectorAll('.hd a.lang')) {
    link.href = link.getAttribute('href').replace(/\?.*$/, '') + location.search;
  }
});

/** Tells the library, and it alone, at which place the opened result stood: nothing of who opens it. */
function noteOpened({ target, button }) {
  const link = target.closest('[data-opened] .title a');
  if (!link || button > 1) return;
  const results = link.closest('[data-opened]');
  const position = [...results.children].indexOf(link.closest('li')) + results.start;
  navigator.sendBeacon?.(results.dataset.opened, JSON.stringify({ position }));
}
document.addEventListener('click', noteOpened);
document.addEventListener('auxclick', noteOpened);

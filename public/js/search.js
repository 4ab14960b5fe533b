// Shows results while filters are chosen and words are typed. Without it, the form and its links do the same.
const form = document.getElementById('question');
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

function show(html) {
  const page = parser.parseFromString(html, 'text/html');
  for (const region of live(document)) {
    const next = page.querySelector(`[data-live="${region.dataset.live}"]`);
    if (!next) continue;
    const restore = keepPlace(region);
    region.replaceChildren(...next.childNodes);
    restore();
  }
  document.querySelector('.sprite')?.replaceWith(page.querySelector('.sprite'));
  document.title = page.title;
  status.textContent = document.querySelector('.rhead h1').textContent;
  document.dispatchEvent(new Event('tajarib:shown'));
}

async function ask(url) {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  document.body.dataset.busy = '';
  try {
    const answer = await fetch(url, { headers: { 'X-Fragment': 'results' }, signal });
    if (!answer.ok) return location.assign(url);
    const html = await answer.text();
    if (signal.aborted) return;
    history.replaceState(null, '', url.pathname + url.search + location.hash);
    show(html);
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(url);
  } finally {
    if (!signal.aborted) delete document.body.dataset.busy;
  }
}

document.addEventListener('change', ({ target }) => {
  if (target.form === form && target.type !== 'search') void ask(addressOf());
});
form.addEventListener('input', ({ target }) => {
  if (target.type !== 'search') return;
  clearTimeout(waiting);
  waiting = setTimeout(() => void ask(addressOf()), rest);
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

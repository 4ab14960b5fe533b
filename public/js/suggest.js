// Offers words and records while somebody types: an editable combobox whose list is chosen from by hand (ARIA APG).
// The list, its words and the searches remembered on this device are in the page; without this script nothing shows.
import { recentSearches } from './recent.js';

const box = document.getElementById('q');
const { form } = box;
const list = document.getElementById('suggestions');
const status = document.getElementById('suggested');
/** Milliseconds of rest after a letter. */
const rest = 120;
const fewestLetters = 2;
/** Letters that are asked about at most. */
const longest = 200;
let waiting = 0;
let asked = new AbortController();
/** The option that Enter would choose; -1 while that is the box itself. */
let active = -1;

const recent = recentSearches(box, document.getElementById('recent'));
const isOpen = () => !list.hidden;
const lettersIn = (text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

function activate(index) {
  list.children[active]?.setAttribute('aria-selected', 'false');
  active = index;
  const option = list.children[active];
  if (!option) return box.removeAttribute('aria-activedescendant');
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  box.setAttribute('aria-activedescendant', option.id);
}

function open(isShown) {
  list.hidden = !isShown;
  box.setAttribute('aria-expanded', String(isShown));
  activate(-1);
}

/** Ends what is on its way, so that nothing opens behind a reader who has gone on. */
function close() {
  clearTimeout(waiting);
  asked.abort();
  status.textContent = '';
  open(false);
}

function optionOf({ kind, recordKind, text, language, url }, index) {
  const option = document.createElement('li');
  option.id = `suggestion-${index}`;
  option.role = 'option';
  option.setAttribute('aria-selected', 'false');
  Object.assign(option.dataset, { kind, url });
  const words = document.createElement('bdi');
  words.lang = language;
  words.dir = language === 'ar' ? 'rtl' : 'ltr';
  words.textContent = text;
  const what = document.createElement('span');
  what.textContent = list.dataset[recordKind ?? kind];
  // A space between them, so that they are read as two.
  option.append(words, ' ', what);
  return option;
}

function show(suggestions) {
  list.replaceChildren(...suggestions.map(optionOf));
  open(suggestions.length > 0);
  status.textContent =
    suggestions.length > 0 ? `${list.dataset.count} ${suggestions.length}` : list.dataset.none;
}

async function ask() {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const url = new URL(box.dataset.suggest, location.href);
  url.searchParams.set('q', box.value.slice(0, longest));
  try {
    const answer = await fetch(url, { signal });
    if (!answer.ok) return close();
    const { suggestions } = await answer.json();
    if (!signal.aborted && document.activeElement === box) show(suggestions);
  } catch (error) {
    if (error.name !== 'AbortError') close();
  }
}

function choose(option) {
  const { kind, url } = option.dataset;
  if (kind === 'record') {
    const { pathname, search } = new URL(url, location.href);
    return location.assign(pathname + search);
  }
  box.value = option.firstChild.textContent;
  form.requestSubmit();
}

function move(step) {
  const { length } = list.children;
  // The box is one place more in the round.
  activate(((active + 1 + step + length + 1) % (length + 1)) - 1);
}

const keys = {
  ArrowDown(event) {
    if (isOpen() && !event.altKey) move(1);
    else if (isOpen()) return false;
    else if (box.value.trim() === '') return recent.enter();
    else if (lettersIn(box.value) >= fewestLetters) void ask();
    return true;
  },
  ArrowUp(event) {
    if (!isOpen()) return false;
    if (event.altKey) close();
    else move(-1);
    return true;
  },
  Enter() {
    const option = list.children[active];
    if (!isOpen() || !option) return false;
    choose(option);
    return true;
  },
  Escape() {
    if (recent.close()) return true;
    if (!isOpen() && box.value === '') return false;
    if (isOpen()) close();
    else {
      box.value = '';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }
    return true;
  },
  Home: () => activate(-1),
  End: () => activate(-1),
  Tab: () => close(),
};

// A search field may not be a combobox; on the keyboards of phones it keeps its key.
box.type = 'text';
box.enterKeyHint = 'search';
box.role = 'combobox';
box.setAttribute('aria-autocomplete', 'list');
box.setAttribute('aria-controls', list.id);
open(false);

box.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  if (Object.hasOwn(keys, event.key) && keys[event.key](event) === true) event.preventDefault();
});
box.addEventListener('input', ({ isComposing }) => {
  clearTimeout(waiting);
  activate(-1);
  recent.offer();
  if (isComposing) return;
  if (lettersIn(box.value) < fewestLetters) close();
  else waiting = setTimeout(() => void ask(), rest);
});
box.addEventListener('compositionend', () => {
  clearTimeout(waiting);
  if (lettersIn(box.value) >= fewestLetters) waiting = setTimeout(() => void ask(), rest);
});
box.addEventListener('blur', close);
// The box keeps the focus while an option is pressed.
list.addEventListener('pointerdown', (event) => event.preventDefault());
list.addEventListener('mousedown', (event) => event.preventDefault());
list.addEventListener('click', ({ target }) => {
  const option = target.closest('[role=option]');
  if (option) choose(option);
});
form.addEventListener('submit', () => {
  recent.add(box.value);
  close();
});

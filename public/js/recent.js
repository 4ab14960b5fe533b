// The last searches, kept by this device alone: shown under the empty box, each to be taken out, or all at once.
const name = 'tajarib.searches';
const most = 8;
const longest = 100;

/** What is kept; nothing where keeping is blocked or what is there is not ours. */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

function write(searches) {
  try {
    if (searches.length > 0) localStorage.setItem(name, JSON.stringify(searches));
    else localStorage.removeItem(name);
  } catch {
    // Nothing is kept, and searching goes on.
  }
}

/**
 * @param box the search field
 * @param panel holds a list, and a button that erases all; its `template` is one search
 */
export function recentSearches(box, panel) {
  const list = panel.querySelector('ul');
  const template = panel.querySelector('template');
  const area = panel.parentElement;

  function close() {
    const wasOpen = !panel.hidden;
    panel.hidden = true;
    return wasOpen;
  }

  function itemOf(text) {
    const item = template.content.cloneNode(true);
    const link = item.querySelector('a');
    const url = new URL(box.form.action);
    url.searchParams.set('q', text);
    link.href = url.pathname + url.search;
    link.querySelector('bdi').textContent = text;
    const button = item.querySelector('button');
    button.querySelector('bdi').textContent = text;
    button.addEventListener('click', () => {
      write(read().filter((one) => one !== text));
      offer();
      (panel.hidden ? box : list.querySelector('button')).focus();
    });
    return item;
  }

  /** Shows them where the box is empty and there are any. */
  function offer() {
    const searches = box.value.trim() === '' ? read() : [];
    list.replaceChildren(...searches.map(itemOf));
    panel.hidden = searches.length === 0;
  }

  function enter() {
    if (panel.hidden) offer();
    list.querySelector('a')?.focus();
    return !panel.hidden;
  }

  function add(text) {
    const search = text.trim().slice(0, longest);
    if (search !== '') write([search, ...read().filter((one) => one !== search)].slice(0, most));
    close();
  }

  panel.querySelector('[data-erase]').addEventListener('click', () => {
    write([]);
    box.focus();
    close();
  });
  panel.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      box.focus();
      close();
    } else if (step) {
      const links = [...list.querySelectorAll('a')];
      const here = links.findIndex((link) => link.closest('li').contains(document.activeElement));
      (links[here + step] ?? (step < 0 ? box : links[0])).focus();
    } else return;
    event.preventDefault();
  });
  box.addEventListener('focus', offer);
  box.addEventListener('click', offer);
  area.addEventListener('focusout', ({ relatedTarget }) => {
    if (!area.contains(relatedTarget)) close();
  });

  return { add, close, enter, offer };
}

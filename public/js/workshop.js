// Sessions are moved by dragging as well: the drop fills in the form that the buttons could do without.
const form = document.querySelector('[data-drag]');
const days = document.querySelector('[data-days]');
let dragged = null;

for (const item of days?.querySelectorAll('[data-session]') ?? []) item.draggable = true;

const over = (target) => {
  for (const item of days.querySelectorAll('.over')) item.classList.remove('over');
  target?.classList.add('over');
};

days?.addEventListener('dragstart', (event) => {
  dragged = event.target.closest?.('[data-session]') ?? null;
  if (dragged) event.dataTransfer.effectAllowed = 'move';
});
days?.addEventListener('dragover', (event) => {
  if (!dragged || !event.target.closest('[data-day]')) return;
  event.preventDefault();
  over(event.target.closest('[data-session]'));
});
days?.addEventListener('dragend', () => over(null));
days?.addEventListener('drop', (event) => {
  const day = event.target.closest('[data-day]');
  if (!dragged || !day || !form) return;
  event.preventDefault();
  const others = [...day.querySelectorAll('[data-session]')].filter((item) => item !== dragged);
  const before = event.target.closest('[data-session]');
  const place = before && before !== dragged ? others.indexOf(before) : others.length;
  form.action = dragged.dataset.action;
  form.elements.day.value = day.dataset.day;
  form.elements.place.value = String(place);
  form.submit();
});

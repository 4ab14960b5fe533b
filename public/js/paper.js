// Made for speed: one digit goes on to the next cell, Enter to the next line, and the sum is held to the sheet's.
const grid = document.querySelector('[data-paper] table');

const cells = () => [...grid.querySelectorAll('tbody input:not([type="hidden"]), tbody select')];
const digits = (text) =>
  text.replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660).replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 0x6f0);

function step(from, by) {
  const all = cells();
  const next = all[all.indexOf(from) + by];
  next?.focus();
  next?.select?.();
}

grid?.addEventListener('input', ({ target }) => {
  if (!target.matches('.n[data-most]')) return;
  if (/^[1-9]$/.test(digits(target.value)) && Number(target.dataset.most) < 10) step(target, 1);
});
grid?.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (key !== 'Enter' && key !== 'ArrowDown' && key !== 'ArrowUp') return;
  if (target.matches('select') && key !== 'Enter') return;
  event.preventDefault();
  const row = target.closest('tr');
  const inRow = [...row.querySelectorAll('input:not([type="hidden"]), select')];
  const other = key === 'ArrowUp' ? row.previousElementSibling : row.nextElementSibling;
  const there = other && [...other.querySelectorAll('input:not([type="hidden"]), select')];
  there?.[key === 'Enter' ? 0 : inRow.indexOf(target)]?.focus();
});
grid?.addEventListener('change', ({ target }) => {
  const row = target.closest('tr');
  const total = row.querySelector('.n:not([data-most])');
  if (!total || total.value === '') return;
  const sum = [...row.querySelectorAll('.n[data-most]')].reduce(
    (all, { value }) => all + Number(digits(value) || 0),
    0,
  );
  row.classList.toggle('bad', Number(digits(total.value)) !== sum);
});

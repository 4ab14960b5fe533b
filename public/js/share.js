// Offers what needs a script: copying an address, printing. The buttons are hidden until here.
const say = 2_500;

function offer(root) {
  for (const button of root.querySelectorAll('[data-copy]')) if (navigator.clipboard) button.hidden = false;
  for (const button of root.querySelectorAll('[data-print]')) button.hidden = false;
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = button.querySelector('span');
  const before = label.textContent;
  label.setAttribute('role', 'status');
  label.textContent = button.dataset.copied;
  setTimeout(() => (label.textContent = before), say);
}

document.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (!button) return;
  if (button.dataset.copy) void copy(button);
  if ('print' in button.dataset) window.print();
});
document.addEventListener('tajarib:shown', () => offer(document));
offer(document);

/** Counts characters and words of each text while it is written. The server has counted what came with the page. */
for (const line of document.querySelectorAll('[data-count]')) {
  const field = document.getElementById(line.dataset.count);
  const limit = Number(line.dataset.limit);
  const words = line.querySelector('[data-words]');
  const count = () => {
    const length = [...field.value].length;
    line.querySelector('bdi').textContent = String(length);
    line.classList.toggle('over', length > limit);
    words.querySelector('bdi').textContent = String(field.value.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0);
    words.hidden = length === 0;
  };
  field?.addEventListener('input', count);
  if (field) count();
}

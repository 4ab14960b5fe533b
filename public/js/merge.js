// A file is read here and put into the form as text: nothing is sent before the button.
const picker = document.querySelector('[data-pick-file]');
const text = document.getElementById('file');

if (picker && text) {
  picker.hidden = false;
  picker.querySelector('input').addEventListener('change', async ({ target }) => {
    const [file] = target.files;
    if (file) text.value = await file.text();
  });
}

// The pages of a room pack: they lie in a folder, on a stick or a phone, and ask no server for anything. A plain
// script, since browsers load no modules from a folder.
(() => {
  const workshop = document.body.dataset.workshop;
  const key = `tajarib-room-${workshop}`;
  const empty = { ballots: [], evaluations: [] };
  let held = empty;

  function read() {
    try {
      held = { ...empty, ...JSON.parse(localStorage.getItem(key) ?? '{}') };
    } catch {
      // Without storage what is said is held as long as the page is open.
    }
  }

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify(held));
      return true;
    } catch {
      return false;
    }
  }

  function searching(form) {
    const { documents, labels, terms } = globalThis.tajaribRoom;
    const find = globalThis.TajaribSearch.openSearch({ documents, labels, terms });
    const list = document.querySelector('.records');
    const items = [...list.children];
    const status = document.querySelector('[data-none]');
    const show = () => {
      const text = form.elements.q.value.trim();
      const found =
        text === ''
          ? items.map((item) => Number(item.dataset.id))
          : find(text, document.documentElement.lang);
      const places = new Map(found.map((id, place) => [id, place]));
      for (const item of items) item.hidden = !places.has(Number(item.dataset.id));
      list.append(
        ...items.toSorted(
          (one, other) =>
            (places.get(Number(one.dataset.id)) ?? 1e9) - (places.get(Number(other.dataset.id)) ?? 1e9),
        ),
      );
      status.textContent = found.length === 0 ? status.dataset.none : '';
    };
    form.addEventListener('submit', (event) => event.preventDefault());
    form.elements.q.addEventListener('input', show);
    show();
  }

  const idOf = () =>
    [...crypto.getRandomValues(new Uint8Array(12))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');

  const entriesOf = (form, skipped) =>
    [...new FormData(form).entries()].filter(([name]) => !skipped.includes(name));

  /** "o1|impact" → { o1: { impact: 3 } } */
  function nested(entries) {
    const values = {};
    for (const [name, mark] of entries) {
      const [option, column] = name.split('|');
      values[option] = { ...values[option], [column]: Number(mark) };
    }
    return values;
  }

  function answersOf(form) {
    const { method } = form.dataset;
    const entries = entriesOf(form, ['code', 'governorate']);
    const numbers = () => Object.fromEntries(entries.map(([name, value]) => [name, Number(value)]));
    if (method === 'weighted-scoring') return { method, marks: nested(entries) };
    if (method === 'dot-voting') return { method, dots: numbers() };
    if (method === 'pairwise') return { method, preferred: Object.fromEntries(entries) };
    return { method, places: nested(entries) };
  }

  const out = document.querySelector('.out');
  const tell = (form, text) => {
    form.querySelector('[role="status"]').textContent = text;
  };
  const count = () => {
    if (out)
      out.querySelector('[data-count]').textContent = out.dataset.waiting.replace(
        '#',
        held.ballots.length + held.evaluations.length,
      );
  };

  function takeBallot(form) {
    const answers = answersOf(form);
    const used = answers.dots ? Object.values(answers.dots).reduce((sum, dots) => sum + dots, 0) : 0;
    if (used > Number(form.dataset.dots)) return tell(form, out.dataset.dots);
    const code = form.elements.code.value.trim().toUpperCase();
    const governorate = form.elements.governorate.value;
    const { exercise } = form.dataset;
    const others = held.ballots.filter((one) => one.exercise !== exercise || one.code !== code);
    const isReplaced = others.length < held.ballots.length;
    held.ballots = [...others, { exercise, code, ...(governorate && { governorate }), answers }];
    const isKept = keep();
    form.reset();
    tell(form, isKept ? (isReplaced ? out.dataset.replaced : out.dataset.kept) : out.dataset.unkept);
    count();
  }

  function takeEvaluation(form) {
    const marks = Object.fromEntries(entriesOf(form, ['comment']).map(([id, mark]) => [id, Number(mark)]));
    const comment = form.elements.comment.value.trim();
    if (Object.keys(marks).length === 0 && comment === '') return;
    held.evaluations = [...held.evaluations, { id: idOf(), marks, ...(comment && { comment }) }];
    const isKept = keep();
    form.reset();
    tell(form, isKept ? out.dataset.kept : out.dataset.unkept);
    count();
  }

  function giveOut() {
    const file = { format: 'tajarib-room-answers', version: 1, workshop, ...held };
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' }));
    link.download = `${workshop}-answers.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  read();
  const search = document.querySelector('[data-search]');
  if (search) searching(search);
  for (const form of document.querySelectorAll('form[data-exercise], form[data-evaluation]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (form.dataset.exercise) takeBallot(form);
      else takeEvaluation(form);
    });
  }
  out?.querySelector('[data-export]').addEventListener('click', giveOut);
  count();
})();

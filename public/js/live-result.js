// The figures are asked for again while people vote; without scripts the link does it.
const seconds = 3;
const figures = document.querySelector('[data-live="on"]');

async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { 'X-Fragment': 'result' } });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('figures');
      // What somebody has opened stays open.
      const isOpen = figures.querySelector('details')?.open ?? false;
      figures.replaceChildren(...fresh.childNodes);
      const details = figures.querySelector('details');
      if (details) details.open = isOpen;
    }
  } catch {
    // The network is away for a moment: the figures stay, and are asked for again.
  }
  setTimeout(refresh, seconds * 1000);
}

if (figures) setTimeout(refresh, seconds * 1000);

// Shows the page that was asked for as soon as search is ready. Without this script there is a button.
const every = 2000;

async function isReady() {
  try {
    const answer = await fetch('/health/ready', { cache: 'no-store' });
    return answer.ok;
  } catch {
    return false;
  }
}

async function ask() {
  if (await isReady()) location.reload();
  else setTimeout(ask, every);
}

setTimeout(ask, every);

// The pages work without this file: it copies with one tap and shows new messages by themselves.
const spoken = document.getElementById('spoken');

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
  if (button) void copyFrom(button);
});

async function copyFrom(button) {
  await copy(button.dataset.copy);
  if (spoken) spoken.textContent = '';
  const label = button.textContent;
  button.textContent = document.body.dataset.copied;
  if (spoken) spoken.textContent = document.body.dataset.copied;
  setTimeout(() => {
    button.textContent = label;
  }, 1200);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No clipboard without https or localhost, as on a phone in the same network.
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}

const live = document.querySelector('[data-events]');
if (live) {
  const events = new EventSource(live.dataset.events);
  // Also when the stream opens: something may have come since the page was made, or while it was cut off.
  events.addEventListener('ready', () => void refresh(live));
  events.addEventListener('message', () => void refresh(live).then(() => announceNewest(live)));
}

async function refresh(list) {
  const response = await fetch(list.dataset.list);
  if (response.ok) list.innerHTML = await response.text();
}

function announceNewest(list) {
  const newest = list.querySelector('p');
  if (spoken && newest) spoken.textContent = newest.textContent;
}

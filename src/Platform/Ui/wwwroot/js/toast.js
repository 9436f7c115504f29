// Undo counts down and disappears with its right; a toast without undo goes after ten seconds, unless it reports a failure.
const lasting = 10_000;

for (const toast of document.querySelectorAll('[data-toast]')) {
  const holder = toast.closest('.op-toasts');
  const undo = toast.querySelector('[data-toast-undo]');
  const seconds = Number(toast.dataset.toastSeconds ?? 0);
  if (!undo) {
    if (holder && toast.getAttribute('role') === 'status') setTimeout(() => holder.remove(), lasting);
    continue;
  }
  const left = undo.querySelector('[data-toast-left]');
  const end = performance.now() + seconds * 1000;
  const tick = () => {
    const remaining = Math.ceil((end - performance.now()) / 1000);
    if (remaining <= 0) {
      if (holder && !holder.contains(document.activeElement)) holder.remove();
      else undo.hidden = true;
      return;
    }
    left.textContent = `${remaining}`;
    setTimeout(tick, 1000);
  };
  tick();
}

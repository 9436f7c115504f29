// Rows chosen for an act on several: Space takes or leaves the row the keys are on (keys.js), one box takes all of the page, and the
// bar says how many. Boxes and button work without it.
const bar = document.querySelector('[data-bulk]');
const boxes = () => [...document.querySelectorAll('[data-row] .op-check:not(:disabled)')];

/** Takes or leaves this row; false when it cannot be chosen. */
export const choose = row => {
  const box = row.querySelector('.op-check:not(:disabled)');
  box?.click();
  return Boolean(box);
};

if (bar) {
  const all = bar.querySelector('[data-bulk-all]'), count = bar.querySelector('[data-bulk-count]');
  const say = () => {
    const chosen = boxes().filter(box => box.checked).length;
    count.textContent = bar.dataset.bulkText.replace('{count}', chosen);
    const box = all.querySelector('input');
    box.checked = chosen > 0 && chosen === boxes().length;
    box.indeterminate = chosen > 0 && !box.checked;
  };
  all.hidden = false;
  all.addEventListener('change', event => {
    for (const box of boxes()) box.checked = event.target.checked;
    say();
  });
  document.addEventListener('change', event => { if (event.target.matches('[data-row] .op-check')) say(); });
  addEventListener('pageshow', say);
  say();
}

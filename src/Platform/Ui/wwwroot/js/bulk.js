// Rows chosen for an act on several: Space takes or leaves the row the keys are on (keys.js), one box takes all of the page, another the
// whole list. The bar says how many, offers the acts that fit some of them and says how many each fits. Boxes and buttons work without it.
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
  const whole = bar.querySelector('[data-bulk-whole]');
  const say = () => {
    const chosen = boxes().filter(box => box.checked), every = whole?.checked;
    const n = every ? Number(whole.dataset.bulkWhole) : chosen.length;
    count.textContent = n > 0 ? bar.dataset.bulkText.replace('{count}', n) : '';
    for (const act of bar.querySelectorAll('[data-bulk-act]')) {
      const fits = chosen.filter(box => box.dataset.acts.split(' ').includes(act.dataset.bulkAct)).length;
      act.hidden = !every && fits === 0;
      act.querySelector('[data-bulk-n]').textContent = every ? '' : bar.dataset.bulkFits.replace('{fits}', fits).replace('{count}', n);
    }
    const box = all.querySelector('input');
    box.checked = chosen.length > 0 && chosen.length === boxes().length;
    box.indeterminate = chosen.length > 0 && !box.checked;
  };
  all.hidden = false;
  all.addEventListener('change', event => {
    for (const box of boxes()) box.checked = event.target.checked;
    say();
  });
  whole?.addEventListener('change', say);
  document.addEventListener('change', event => { if (event.target.matches('[data-row] .op-check')) say(); });
  addEventListener('pageshow', say);
  say();
}

// An act on many that is not through yet goes on by itself.
document.querySelector('form[data-go-on]')?.requestSubmit();

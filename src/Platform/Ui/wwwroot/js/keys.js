// Keyboard map of a page. Anything with data-key answers to its key: fields take the focus, all else is clicked.
// J, K, the arrows and Enter work the list of the page (rows.js). Single keys can be switched off and that is remembered.
import { choose } from './bulk.js';
import { typing } from './ui.js';
import { arriving, forget, open, step, table, visible, whenArrived } from './rows.js';

const off = 'op-keys-off';
const help = document.getElementById('op-keys-help');
let pending = '';
let pendingTimer = 0;

const enabled = () => localStorage.getItem(off) === null;
const find = key => [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(element => visible(element) && !element.closest('[inert]'));

const press = element => {
  if (element.matches('input, select, textarea')) { element.focus(); element.select?.(); }
  else element.click();
};

// ---- the bar at the foot: only keys that something answers to now ----
const offer = () => {
  // Until the pane of the chosen row is there, the bar stays as it was.
  if (arriving()) return;
  for (const item of document.querySelectorAll('[data-keys-for]')) {
    const none = !find(item.dataset.keysFor);
    if (item.hidden !== none) item.hidden = none;
  }
};
offer();
new MutationObserver(offer).observe(document.body, { subtree: true, childList: true, attributeFilter: ['hidden', 'inert'] });
addEventListener('resize', offer);

// ---- help ----
const describe = () => {
  const list = help.querySelector('[data-keys-list]');
  const entries = [...document.querySelectorAll('[data-key][data-key-label]')].filter(visible)
    .map(element => [element.dataset.key, element.dataset.keyLabel]);
  if (table) entries.unshift(['j', help.dataset.next], ['k', help.dataset.previous], ['Enter', help.dataset.open]);
  if (document.querySelector('form[data-focus]')) entries.push(['Ctrl Enter', help.dataset.send]);
  list.replaceChildren(...entries.flatMap(([key, label]) => {
    const term = document.createElement('dt');
    term.append(...key.split(' ').map(part => {
      const cap = document.createElement('kbd');
      cap.className = 'op-kbd';
      cap.textContent = part.length === 1 ? part.toUpperCase() : part;
      return cap;
    }));
    const meaning = document.createElement('dd');
    meaning.textContent = label;
    return [term, meaning];
  }));
};

const showHelp = () => {
  if (!help || help.open) return;
  describe();
  help.querySelector('[data-keys-on]').checked = enabled();
  help.showModal();
};

help?.querySelector('[data-keys-on]').addEventListener('change', event => {
  if (event.target.checked) localStorage.removeItem(off);
  else localStorage.setItem(off, '1');
});
for (const button of document.querySelectorAll('[data-keys-help]')) button.addEventListener('click', showHelp);

// ---- keys ----
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (typing(event.target) || document.querySelector('dialog[open]')) return;
  const row = event.target.closest?.('[data-row]');
  // A link or button inside the row answers Enter itself.
  if (row && event.key === 'Enter' && !event.target.closest('a, button')) { event.preventDefault(); open(row); return; }
  if (row && event.key === ' ' && !event.target.closest('a, button') && choose(row)) { event.preventDefault(); return; }
  // Before any row was stepped to, Space takes the one the list would begin with.
  if (!row && event.key === ' ' && event.target === document.body && table?.querySelector('[data-row] .op-check')) {
    event.preventDefault();
    step(0);
    const first = document.activeElement.closest('[data-row]');
    if (first) choose(first);
    return;
  }
  if (table && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && (row || event.target === document.body)) {
    event.preventDefault();
    step(event.key === 'ArrowDown' ? 1 : -1, event.repeat);
    return;
  }
  if (event.key.length !== 1 || !enabled()) return;
  const key = event.key.toLowerCase();
  if (key === '?') { event.preventDefault(); showHelp(); return; }
  const target = find(`${pending}${key}`);
  if (target) {
    event.preventDefault();
    pending = '';
    forget();
    press(target);
    return;
  }
  if (table && !pending && (key === 'j' || key === 'k')) { event.preventDefault(); step(key === 'j' ? 1 : -1, event.repeat); return; }
  // First key of a sequence ("g q"): wait a second for the next.
  pending = document.querySelector(`[data-key^="${CSS.escape(key)} "]`) ? `${key} ` : '';
  clearTimeout(pendingTimer);
  pendingTimer = setTimeout(() => { pending = ''; }, 1000);
  if (!pending && /^[a-z]$/.test(key) && arriving()) {
    event.preventDefault();
    whenArrived(() => {
      const meant = find(key);
      if (meant) press(meant);
    });
  }
});

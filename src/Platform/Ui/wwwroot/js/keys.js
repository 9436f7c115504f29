// Keyboard map of a page. Anything with data-key answers to its key: fields take the focus, all else is clicked.
// A table with data-roving has one row in the tab order; J, K and the arrows move it, Enter opens it (data-href),
// and data-roving-pane shows the row's data-pane-href beside it. Single keys can be switched off and that is remembered.
import { typing } from './ui.js';

const off = 'op-keys-off';
const help = document.getElementById('op-keys-help');
let pending = '';
let pendingTimer = 0;

const enabled = () => localStorage.getItem(off) === null;
const visible = element => element.getClientRects().length > 0;
const find = key => [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(visible);

const press = element => {
  if (element.matches('input, select, textarea')) { element.focus(); element.select?.(); }
  else element.click();
};

// ---- roving rows ----
const table = document.querySelector('[data-roving]');
const rows = () => [...(table?.querySelectorAll('[data-row]') ?? [])];
let loading;

const show = async row => {
  const pane = table.dataset.rovingPane && document.querySelector(table.dataset.rovingPane);
  if (!pane || !row.dataset.paneHref || !visible(pane)) return;
  loading?.abort();
  loading = new AbortController();
  try {
    const response = await fetch(row.dataset.paneHref, { signal: loading.signal, headers: { Accept: 'text/html' } });
    if (!response.ok || response.redirected) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector(table.dataset.rovingPane);
    if (fresh) pane.replaceChildren(...fresh.childNodes);
  } catch (error) {
    if (error.name !== 'AbortError') throw error;
  }
};

let wait = 0;
const select = (row, focus = true) => {
  for (const other of rows()) {
    other.setAttribute('aria-selected', String(other === row));
    other.tabIndex = other === row ? 0 : -1;
  }
  if (focus) { row.focus({ preventScroll: true }); row.scrollIntoView({ block: 'nearest' }); }
  clearTimeout(wait);
  wait = setTimeout(() => show(row), 120);
  row.dispatchEvent(new CustomEvent('op:row', { bubbles: true }));
};

const selected = () => rows().find(row => row.getAttribute('aria-selected') === 'true');

const step = by => {
  const all = rows();
  const at = all.indexOf(selected());
  if (all.length > 0) select(all[Math.max(0, Math.min(all.length - 1, at + by))]);
};

const open = row => row?.dataset.href && location.assign(row.dataset.href);

if (table) {
  const first = selected() ?? rows()[0];
  for (const row of rows()) row.tabIndex = row === first ? 0 : -1;
  table.addEventListener('click', event => {
    const row = event.target.closest('[data-row]');
    if (!row || event.target.closest('a, button, input')) return;
    const pane = table.dataset.rovingPane && document.querySelector(table.dataset.rovingPane);
    if (pane && visible(pane)) select(row);
    else open(row);
  });
}

// ---- help ----
const describe = () => {
  const list = help.querySelector('[data-keys-list]');
  const entries = [...document.querySelectorAll('[data-key][data-key-label]')].filter(visible)
    .map(element => [element.dataset.key, element.dataset.keyLabel]);
  if (table) entries.unshift(['j', help.dataset.next], ['k', help.dataset.previous], ['Enter', help.dataset.open]);
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
  if (row && event.key === 'Enter') { event.preventDefault(); open(row); return; }
  if (table && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && (row || event.target === document.body)) {
    event.preventDefault();
    step(event.key === 'ArrowDown' ? 1 : -1);
    return;
  }
  if (event.key.length !== 1 || !enabled()) return;
  const key = event.key.toLowerCase();
  if (key === '?') { event.preventDefault(); showHelp(); return; }
  const target = find(`${pending}${key}`);
  if (target) {
    event.preventDefault();
    pending = '';
    press(target);
    return;
  }
  if (table && !pending && (key === 'j' || key === 'k')) { event.preventDefault(); step(key === 'j' ? 1 : -1); return; }
  // First key of a sequence ("g q"): wait a second for the next.
  pending = document.querySelector(`[data-key^="${CSS.escape(key)} "]`) ? `${key} ` : '';
  clearTimeout(pendingTimer);
  pendingTimer = setTimeout(() => { pending = ''; }, 1000);
});

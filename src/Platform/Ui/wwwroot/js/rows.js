// The list of a page (table with data-roving): one row is in the tab order; J, K and the arrows move it, past the end to the
// next page; Enter opens it (data-href).
// With data-roving-pane the pane beside it shows the row's data-pane-href. Until that has arrived the pane is inert: no key and no
// click reaches the row before it, and a key pressed meanwhile waits for the pane it was meant for. The chosen row stands in the
// address (chon, dong: list.js).
import { text } from './ui.js';
import { keepList, keepRow } from './list.js';

export const table = document.querySelector('[data-roving]');
export const visible = element => element.getClientRects().length > 0;

const pane = table?.dataset.rovingPane ? document.querySelector(table.dataset.rovingPane) : null;
const rows = () => [...(table?.querySelectorAll('[data-row]') ?? [])];
const selected = () => rows().find(row => row.getAttribute('aria-selected') === 'true');
// Holding J down must not ask for every row on the way; a pane that takes longer than this is not coming.
const pause = 120, patience = 10_000;
let timer = 0, request = null, next = null;

const failed = row => {
  const [box, why, link, line] = ['div', 'p', 'a', 'p'].map(name => document.createElement(name));
  box.className = 'op-pane__b';
  why.setAttribute('role', 'alert');
  why.textContent = text('paneFailed');
  link.className = 'op-btn';
  link.href = row.dataset.href;
  link.textContent = text('paneOpen');
  line.append(link);
  box.append(why, line);
  return [box];
};

const ask = async (row, signal) => {
  const response = await fetch(row.dataset.paneHref, { signal, headers: { Accept: 'text/html' } });
  // Led elsewhere: the sign-in has ended.
  if (!response.ok || response.redirected) return null;
  return new DOMParser().parseFromString(await response.text(), 'text/html').querySelector(table.dataset.rovingPane);
};

const load = async row => {
  clearTimeout(timer);
  request?.abort();
  const mine = request = new AbortController();
  const late = setTimeout(() => mine.abort(), patience);
  const fresh = await ask(row, mine.signal).catch(() => null);
  clearTimeout(late);
  if (request !== mine) return;
  request = null;
  pane.replaceChildren(...(fresh?.childNodes ?? failed(row)));
  pane.inert = false;
  pane.removeAttribute('aria-busy');
  const act = next;
  next = null;
  if (fresh) act?.();
};

/** Whether the pane still shows, or would show, the row before. */
export const arriving = () => pane !== null && pane.inert && visible(pane);

/** Does this once the pane of the chosen row is there; moving on, another key or the mouse forgets it. */
export const whenArrived = act => {
  next = act;
  if (!request) load(selected());
};

export const forget = () => { next = null; };

const note = row => keepRow(row.dataset.row, rows().indexOf(row));

const select = row => {
  const same = row === selected() && !pane?.inert;
  for (const other of rows()) {
    other.setAttribute('aria-selected', String(other === row));
    other.tabIndex = other === row ? 0 : -1;
  }
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  if (!same && pane && row.dataset.paneHref) {
    clearTimeout(timer);
    request?.abort();
    request = next = null;
    pane.inert = true;
    pane.setAttribute('aria-busy', 'true');
    if (visible(pane)) timer = setTimeout(load, pause, row);
  }
  // Last: a browser that takes no more addresses or has no room throws, and the pane must be on its way by then.
  note(row);
};

// Past either end the list goes on with the next or the previous page, on the row that comes next there.
const turn = by => {
  const link = document.querySelector(`.op-pages a[rel=${by > 0 ? 'next' : 'prev'}]`);
  if (!link) return false;
  const address = new URL(link.href);
  address.searchParams.set('dong', by > 0 ? 0 : 999);
  location.assign(address);
  return true;
};

export const step = (by, repeated = false) => {
  const all = rows();
  const at = all.indexOf(selected());
  // A key held down stops at the end.
  if (at >= 0 && !all[at + by] && !repeated && turn(by)) return;
  if (all.length > 0) select(all[Math.max(0, Math.min(all.length - 1, at + by))]);
};

export const open = row => {
  if (!row.dataset.href) return;
  note(row);
  location.assign(row.dataset.href);
};

/** The row the address names, or what stands in its place now. */
const asked = () => {
  const address = new URLSearchParams(location.search);
  const place = Number.parseInt(address.get('dong'), 10);
  return rows().find(row => row.dataset.row && row.dataset.row === address.get('chon')) ?? rows()[Math.min(place, rows().length - 1)];
};

if (table) {
  if (rows().some(row => row.dataset.row)) keepList();
  const back = asked();
  const first = selected() ?? back ?? rows()[0];
  for (const row of rows()) row.tabIndex = row === first ? 0 : -1;
  // Back from a dossier: the keyboard goes on where it was.
  if (back && first === back) select(back);
  table.addEventListener('click', event => {
    const row = event.target.closest('[data-row]');
    if (row && event.target.closest('a')) note(row);
    if (!row || event.target.closest('a, button, input')) return;
    if (pane && visible(pane)) select(row);
    else open(row);
  });
}

if (pane) {
  document.addEventListener('pointerdown', forget);
  // A window made wide again, or a page from the browser's memory, must not keep the pane of another row.
  const refresh = () => { if (arriving() && !request) load(selected()); };
  addEventListener('resize', refresh);
  addEventListener('pagehide', () => { request = next = null; });
  addEventListener('pageshow', event => { if (event.persisted) refresh(); });
}

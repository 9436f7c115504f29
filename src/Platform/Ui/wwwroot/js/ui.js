// Small things every page has: dialogs, menus that close, words and the server's clock for the other modules.
const texts = document.getElementById('op-texts')?.dataset ?? {};
const skew = texts.now ? Number(texts.now) - Date.now() : 0;

/** The server's clock, also when it was set for a demonstration. */
export const now = () => Date.now() + skew;

/** A sentence the server gave us, with its {placeholders} filled. */
export const text = (key, args = {}) =>
  Object.entries(args).reduce((sentence, [name, value]) => sentence.replaceAll(`{${name}}`, value), texts[key] ?? '');

export const setting = key => texts[key];

export const language = document.documentElement.lang || 'vi';

export const typing = target => target instanceof Element
  && target.closest('input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]') !== null;

document.addEventListener('click', event => {
  if (!(event.target instanceof Element)) return;
  const opener = event.target.closest('[data-dialog]');
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog instanceof HTMLDialogElement) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  event.target.closest('[data-dialog-close]')?.closest('dialog')?.close();
  // One menu open at a time; a click outside closes it.
  for (const menu of document.querySelectorAll('details[data-menu][open]'))
    if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const menu = document.querySelector('details[data-menu][open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-print]')) print();
});

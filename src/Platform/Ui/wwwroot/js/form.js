// Forms: sent once, errors first, typed text kept in this tab until it is through.
import { text } from './ui.js';

const keeps = form => form.dataset.keep && `op-keep:${form.dataset.keep}`;
const kept = element => element.name && !element.name.startsWith('__') && !element.name.startsWith('_handler')
  && (element.type === 'hidden' ? 'keepGuard' in element.dataset : !['password', 'file', 'submit', 'button'].includes(element.type));
// A row with a guard (data-keep-row, data-keep-guard) takes back only what was typed for the same thing, not for what stood in its place.
const same = (element, values) => {
  const guard = element.closest('[data-keep-row]')?.querySelector('[data-keep-guard]');
  return !guard || values[guard.name]?.[0] === guard.value;
};

// A copy holds for the state of the server's record it was typed over (data-keep-at); saved since, there or in another tab, it is old.
const stored = form => {
  const copy = JSON.parse(sessionStorage.getItem(keeps(form)) ?? '{}');
  return copy.at === (form.dataset.keepAt ?? '') ? copy.values : null;
};
const forget = (prefix = '') => Object.keys(sessionStorage).filter(key => key.startsWith(`op-keep:${prefix}`))
  .forEach(key => sessionStorage.removeItem(key));

// A page of one record (data-keep-of, data-keep-at) lets go of every copy that is older than what it shows.
for (const page of document.querySelectorAll('[data-keep-of]')) {
  for (const key of Object.keys(sessionStorage).filter(key => key.startsWith(`op-keep:${page.dataset.keepOf}`)))
    if (JSON.parse(sessionStorage.getItem(key)).at !== page.dataset.keepAt) sessionStorage.removeItem(key);
}

const read = form => {
  const values = {};
  for (const element of form.elements) {
    if (!kept(element)) continue;
    const list = values[element.name] ??= [];
    if (element.type === 'checkbox' || element.type === 'radio') { if (element.checked) list.push(element.value); }
    else list.push(element.value);
  }
  return values;
};

// What is filled in again is seen, also in a part that opens only on demand.
const show = element => {
  const part = element.closest('details');
  if (part) part.open = true;
  return true;
};

const fill = (form, values) => {
  const at = {};
  let changed = false;
  for (const element of form.elements) {
    if (!kept(element) || element.type === 'hidden' || !(element.name in values) || !same(element, values)) continue;
    const list = values[element.name];
    if (element.type === 'checkbox' || element.type === 'radio') {
      const on = list.includes(element.value);
      if (element.checked !== on) changed = show(element);
      element.checked = on;
    } else {
      const value = list[at[element.name] = (at[element.name] ?? -1) + 1] ?? '';
      if (element.value !== value) changed = show(element);
      element.value = value;
    }
  }
  return changed;
};

const say = form => {
  const note = document.createElement('p');
  note.className = 'op-note op-note--ok op-kept';
  note.setAttribute('role', 'status');
  note.textContent = text('kept');
  form.prepend(note);
};

for (const form of document.querySelectorAll('form[data-form]')) {
  const key = keeps(form);
  let timer = 0;
  const refused = document.querySelector('[data-error-summary]') !== null;
  // Over what was kept before: a form that came back without some of its fields has not answered them anew.
  const keep = () =>
    sessionStorage.setItem(key, JSON.stringify({ at: form.dataset.keepAt ?? '', values: { ...stored(form), ...read(form) } }));
  if (key) {
    const values = stored(form);
    // In answer to a post the server has already put back what was typed, and what it made of it.
    if (values && !refused && form.dataset.posted === undefined && fill(form, values)) say(form);
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 200);
    });
  }

  form.addEventListener('submit', event => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    clearTimeout(timer);
    if (key) keep();
    const button = event.submitter ?? form.querySelector('button[type=submit]');
    // After the form data is collected, so that the button's own value is still sent.
    setTimeout(() => {
      for (const other of form.querySelectorAll('button[type=submit]')) other.setAttribute('aria-disabled', 'true');
      if (button && text('sending') && !button.dataset.wait) { button.dataset.was = button.innerHTML; button.textContent = text('sending'); }
    });
  });
}

// The page after a form names what is through: <div data-kept-done="key"> forgets it.
for (const done of document.querySelectorAll('[data-kept-done]')) sessionStorage.removeItem(`op-keep:${done.dataset.keptDone}`);

// A form or button with data-forget ends what was kept, here and in the other tabs: of the record it names, or of everything (signing out:
// the next person at this machine finds no typed text).
addEventListener('storage', event => { if (event.key === 'op-forget' && event.newValue) forget(JSON.parse(event.newValue).of); });
addEventListener('submit', event => {
  const of = event.submitter?.dataset.forget ?? event.target.dataset.forget;
  if (of === undefined) return;
  forget(of);
  localStorage.setItem('op-forget', JSON.stringify({ of, at: Date.now() }));
});

// A button with data-enter is pressed by Enter in the fields it names and nowhere else in its form: from any other field Enter goes on
// to the next one, so that typing on after each field (or a scanner that ends with Enter) neither sends nor reloads the form.
const stops = 'input:not([type=hidden], [type=file], [type=radio]:not(:checked)), select, textarea, button[type=submit]:not([data-enter])';
document.addEventListener('keydown', event => {
  const field = event.target;
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.isComposing || event.defaultPrevented || !(field instanceof HTMLInputElement) || field.type === 'file') return;
  const names = field.form?.querySelector('button[data-enter]')?.dataset.enter.split(' ');
  if (!names || names.includes(field.name)) return;
  event.preventDefault();
  const order = [...field.form.querySelectorAll(stops)].filter(one => one.name !== field.name && !one.disabled && one.checkVisibility());
  order.find(one => field.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)?.focus();
});

// Ctrl+Enter sends the form that is worked on, from any of its fields, by its main button.
document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.defaultPrevented) return;
  const form = event.target.closest?.('form') ?? document.querySelector('form[data-focus]');
  const main = form?.matches('[data-form]') && form.querySelector('button.op-btn--p[type=submit], button.op-btn--d-solid[type=submit]');
  if (!main) return;
  event.preventDefault();
  main.click();
});

// Back button: a page from the browser's memory may send again.
addEventListener('pageshow', event => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('[aria-disabled]')) {
      button.removeAttribute('aria-disabled');
      if (button.dataset.was) button.innerHTML = button.dataset.was;
    }
  }
});

// Too large to send: let go at once, and said beside the field until another one is chosen.
for (const input of document.querySelectorAll('input[type=file][data-max-bytes]')) {
  let note = null;
  input.addEventListener('change', () => {
    note?.remove();
    note = null;
    const large = [...input.files].some(file => file.size > Number(input.dataset.maxBytes));
    input.setAttribute('aria-invalid', large);
    if (!large) return;
    input.value = '';
    note = document.createElement('p');
    note.className = 'op-error';
    note.setAttribute('role', 'alert');
    note.innerHTML = '<i class="bi bi-exclamation-circle" aria-hidden="true"></i><span></span>';
    note.lastChild.textContent = input.dataset.tooLarge;
    input.before(note);
  });
}

const summary = document.querySelector('[data-error-summary]');
if (summary) {
  summary.focus();
  for (const link of summary.querySelectorAll('a[href^="#"]')) {
    link.addEventListener('click', event => {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      field.closest('.op-field')?.scrollIntoView({ block: 'start' });
      field.focus({ preventScroll: true });
    });
  }
}

// A page that is there for one form (data-focus) opens on its first field, or on its button; what is wrong comes first.
const worked = !summary && !location.hash && document.activeElement === document.body && document.querySelector('form[data-focus]');
if (worked) {
  const fields = [...worked.querySelectorAll('input:not([type=hidden], [type=file]), select, textarea, button[type=submit]')]
    .filter(one => !one.disabled && one.checkVisibility());
  const first = fields[0]?.type === 'radio' ? fields.find(one => one.name === fields[0].name && one.checked) ?? fields[0] : fields[0];
  first?.focus({ preventScroll: true });
}

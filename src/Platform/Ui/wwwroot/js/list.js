// The list somebody works through, kept in this tab with its chosen row, so that a page opened from it leads back to the same tab,
// filter, page and row (a[data-list-back]), and so does the form of an act (input[data-list-return]). The prefix makes it leave with the
// typed text at sign-out: it may hold a name searched for.
const key = 'op-keep:list';

const read = () => JSON.parse(sessionStorage.getItem(key) ?? 'null');

/** This page is the list now. */
export const keepList = () => sessionStorage.setItem(key, JSON.stringify({
  href: location.pathname + location.search, title: document.querySelector('main h1')?.textContent.trim() ?? '',
}));

/** The chosen row in the address: by code, and by place for the time when it has left the list. */
export const keepRow = (code, place) => {
  if (!code) return;
  const address = new URL(location);
  address.searchParams.set('chon', code);
  address.searchParams.set('dong', place);
  history.replaceState(history.state, '', address);
  keepList();
};

const list = read();
if (list) {
  const address = new URL(list.href, location);
  // Just acted on: the list opens at its place, where the next one stands.
  const done = document.querySelector('[data-toast][role=status] .op-code')?.textContent.trim();
  if (done && done === address.searchParams.get('chon')) {
    address.searchParams.delete('chon');
    list.href = address.pathname + address.search;
    sessionStorage.setItem(key, JSON.stringify(list));
  }
  // The form of an act on the row that was chosen leads back here when it is through.
  for (const back of document.querySelectorAll('input[data-list-return]')) {
    if (back.dataset.listReturn === address.searchParams.get('chon')) back.value = list.href;
  }
  for (const link of document.querySelectorAll('a[data-list-back]')) {
    link.href = list.href;
    if (list.title) link.querySelector('span').textContent = list.title;
  }
}

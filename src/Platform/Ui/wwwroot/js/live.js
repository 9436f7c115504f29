// Live figures. One EventSource per browser however many tabs: the tab that holds the lock listens for all of them. Plain http
// has no locks: there the tabs agree over their channel who listens.
//
// A page names its boards (data-live="wall@17"); the server sends named events with JSON:
//   tiles  {"now": ms, "values": {"wall@17/overdue": "23"}, "details": {…}, "html": {…}}   changed tiles, already in words
//   beat   {"now": ms, "age": {"wall@17": ms}, "stopped": ["wall@17"]}                     every 0.5 s; age of each board
// A stamp (data-fresh) names its board. html is markup of our own components, encoded by the server.
import { now, text, setting, language } from './ui.js';
import { keepOpen } from './stream.js';

const stale = Number(setting('stale'));
const lost = Number(setting('lost'));
const minute = 60_000;
const old = 5 * minute;
const boards = [...new Set([...document.querySelectorAll('[data-live]')].flatMap(element => element.dataset.live.split(',')))];
const stamps = [...document.querySelectorAll('[data-fresh], [data-fresh-age]')];
const clock = document.querySelector('[data-clock]');
const pill = document.querySelector('[data-sources]');
const address = setting('stream');
const started = performance.now();
let heardAt = started;
let ages = {};
let agesAt = started;

const put = (attribute, values) => {
  for (const [key, value] of Object.entries(values ?? {}))
    for (const element of document.querySelectorAll(`[${attribute}="${CSS.escape(key)}"]`))
      if (element.textContent !== value) element.textContent = value;
};

const putHtml = (key, markup) => {
  for (const element of document.querySelectorAll(`[data-tile-html="${CSS.escape(key)}"]`)) element.innerHTML = markup;
};

const hear = ({ type, data }) => {
  heardAt = performance.now();
  if (type === 'beat') { ages = data.age ?? {}; agesAt = heardAt; }
  if (type === 'tiles') {
    put('data-tile', data.values);
    put('data-tile-detail', data.details);
    for (const [key, markup] of Object.entries(data.html ?? {})) putHtml(key, markup);
    document.dispatchEvent(new CustomEvent('op:tiles', { detail: data }));
  }
};

// ---- stamps ----
const words = age => {
  if (age < 10_000) return text('ageSeconds', { n: (age / 1000).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) });
  if (age < 60_000) return text('ageSeconds', { n: Math.floor(age / 1000) });
  if (age < 3_600_000) return text('ageMinutes', { n: Math.floor(age / 60_000) });
  return text('ageHours', { n: Math.floor(age / 3_600_000) });
};

const at = age => new Date(now() - age).toLocaleTimeString('vi', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });

/** A figure of a page without a stream only grows older. A list that says its moment says so until it is old (data-fresh-at). */
const grow = element => {
  const age = Number(element.dataset.freshAge) + performance.now();
  if ('freshAt' in element.dataset) {
    element.classList.toggle('op-fresh--stale', age > old);
    if (age > minute) element.textContent = text('freshAgo', { age: words(age) });
    return;
  }
  element.classList.toggle('op-fresh--stale', age > stale);
  element.textContent = 'freshShort' in element.dataset ? words(age) : text('freshAgo', { age: words(age) });
};

const stamp = element => {
  if (!boards.includes(element.dataset.fresh)) {
    if ('freshAge' in element.dataset) grow(element);
    return;
  }
  const silent = performance.now() - heardAt;
  const base = ages[element.dataset.fresh];
  if (base === undefined && silent < lost) return;
  const age = (base ?? 0) + performance.now() - agesAt;
  const gone = silent >= lost;
  const short = 'freshShort' in element.dataset;
  element.classList.toggle('op-fresh--lost', gone);
  element.classList.toggle('op-fresh--stale', !gone && age > stale);
  element.textContent = gone ? text(short ? 'freshLostShort' : 'freshLost', { at: at(silent) })
    : short ? words(age) : text('freshAgo', { age: words(age) });
};

// The pill turns as soon as one figure is late.
const tell = () => {
  const worst = stamps.some(one => one.classList.contains('op-fresh--lost')) ? 'lost' : stamps.some(one => one.classList.contains('op-fresh--stale')) ? 'late' : 'ok';
  if (pill.dataset.sources === worst) return;
  pill.dataset.sources = worst;
  pill.classList.toggle('op-wall__src--near', worst !== 'ok');
  pill.querySelector('i').className = worst === 'ok' ? 'bi bi-check-circle' : 'bi bi-exclamation-circle';
  pill.querySelector('span').textContent = pill.dataset[worst];
};

const tick = () => {
  for (const element of stamps) stamp(element);
  if (pill?.dataset.ok && stamps.length > 0) tell();
  if (clock) clock.textContent = new Date(now()).toLocaleTimeString('vi', { hour12: false, timeZone: 'Asia/Ho_Chi_Minh' });
};

// ---- one stream for all tabs ----
const me = crypto.randomUUID?.() ?? String(Math.random());

/** The leading tab: listens to the boards of every tab and passes on what it hears. */
const lead = channel => {
  const wanted = new Map([[me, boards]]);
  const last = { values: {}, details: {}, html: {} };
  let close = null;
  let open = '';

  const pass = (type, data) => {
    if (type === 'tiles') for (const part of Object.keys(last)) Object.assign(last[part], data[part]);
    hear({ type, data });
    channel?.postMessage({ type, data, tab: me });
  };

  const listen = () => {
    const all = [...new Set([...wanted.values()].flat())].sort().join(',');
    if (all === open) return;
    open = all;
    close?.();
    close = keepOpen(`${address}?tiles=${encodeURIComponent(all)}`, ['tiles', 'beat'], pass);
  };

  const answer = ({ data }) => {
    if (data.type === 'bye') wanted.delete(data.tab);
    if (data.type !== 'want') return;
    wanted.set(data.tab, data.boards);
    channel.postMessage({ type: 'tiles', data: last, tab: me });
    listen();
  };
  channel?.addEventListener('message', answer);
  channel?.postMessage({ type: 'who' });
  listen();
  return () => {
    channel?.removeEventListener('message', answer);
    close?.();
    close = null;
  };
};

// ---- who leads where there are no locks ----
const answerWithin = 300;
const silence = 3000;

/**
 * A tab claims; a leader, or a claimer with a smaller name, answers at once and it follows. Beats are passed on as messages,
 * which browsers deliver to hidden tabs as well, so a leader is heard; one that is not (closed, crashed, frozen) is replaced.
 */
const elect = (channel, want) => {
  let leader = null;
  let leave = null;
  let claiming = null;
  let heard = performance.now();
  const say = type => channel.postMessage({ type, tab: me });

  const win = () => {
    claiming = null;
    leader = me;
    leave = lead(channel);
    say('lead');
  };
  const claim = () => {
    if (leave || claiming) return;
    claiming = setTimeout(win, answerWithin);
    say('claim');
  };
  const yieldTo = () => {
    clearTimeout(claiming);
    claiming = null;
    heard = performance.now();
  };
  const follow = tab => {
    if (leave && tab > me) { say('lead'); return; }
    yieldTo();
    leader = tab;
    if (!leave) return;
    leave();
    leave = null;
    want();
  };

  channel.addEventListener('message', ({ data }) => {
    if (data.type === 'claim') {
      if (leave) say('lead');
      else if (data.tab < me) yieldTo();
      else if (claiming) say('claim');
    } else if (data.type === 'lead' || data.type === 'beat') follow(data.tab);
    else if (data.type === 'bye' && data.tab === leader) claim();
  });
  addEventListener('pagehide', () => { leave?.(); leave = null; });
  addEventListener('pageshow', event => { if (event.persisted) claim(); });
  setInterval(() => { if (performance.now() - heard > silence) claim(); }, 1000);
  claim();
};

if (address && (boards.length > 0 || stamps.length > 0 || clock)) {
  setInterval(tick, 500);
  if (boards.length > 0) {
    const channel = 'BroadcastChannel' in window ? new BroadcastChannel('op-live') : null;
    const want = () => channel.postMessage({ type: 'want', tab: me, boards });
    if (channel) {
      channel.addEventListener('message', ({ data }) => {
        if (data.type === 'who') want();
        else if (data.type === 'tiles' || data.type === 'beat') hear(data);
      });
      addEventListener('pagehide', () => channel.postMessage({ type: 'bye', tab: me }));
      addEventListener('pageshow', event => { if (event.persisted) want(); });
      want();
      if (navigator.locks) {
        // When the leading tab closes, the next one in the queue leads. The promise never settles: the lock is held until then.
        navigator.locks.request('op-live', () => { lead(channel); return new Promise(() => {}); });
      } else {
        elect(channel, want);
      }
    } else {
      lead(null);
    }
  }
}

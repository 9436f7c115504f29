// Live figures. One EventSource per browser however many tabs: the tab that holds the lock listens and tells the others.
//
// The server sends named events with JSON:
//   tiles  {"now": ms, "values": {"<tile>": "412"}, "details": {"<tile>": "…"}}   changed tiles, already in words
//   beat   {"now": ms, "age": {"<source>": ms}}                                   every 0.5 s; age of each source
// A tile is its own source unless its stamp (data-fresh) names another; source "*" stands for all that are not named.
import { now, text, setting, language } from './ui.js';

const stale = 3000;
const lost = 10_000;
const tiles = () => document.querySelectorAll('[data-tile]');
const stamps = [...document.querySelectorAll('[data-fresh]')];
const clock = document.querySelector('[data-clock]');
const address = setting('live');
const started = performance.now();
let heardAt = started;
let ages = {};
let agesAt = started;

const put = (attribute, values) => {
  for (const [key, value] of Object.entries(values ?? {}))
    for (const element of document.querySelectorAll(`[${attribute}="${CSS.escape(key)}"]`))
      if (element.textContent !== value) element.textContent = value;
};

const hear = ({ type, data }) => {
  heardAt = performance.now();
  if (type === 'beat') { ages = data.age ?? {}; agesAt = heardAt; }
  if (type === 'tiles') {
    put('data-tile', data.values);
    put('data-tile-detail', data.details);
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

const stamp = element => {
  const silent = performance.now() - heardAt;
  const base = ages[element.dataset.fresh] ?? ages['*'];
  if (base === undefined && silent < lost) return;
  const age = (base ?? 0) + performance.now() - agesAt;
  const gone = silent >= lost;
  const short = 'freshShort' in element.dataset;
  element.classList.toggle('op-fresh--lost', gone);
  element.classList.toggle('op-fresh--stale', !gone && age > stale);
  element.textContent = gone ? text(short ? 'freshLostShort' : 'freshLost', { at: at(silent) })
    : short ? words(age) : text('freshAgo', { age: words(age) });
};

const tick = () => {
  for (const element of stamps) stamp(element);
  if (clock) clock.textContent = new Date(now()).toLocaleTimeString('vi', { hour12: false, timeZone: 'Asia/Ho_Chi_Minh' });
};

// ---- one stream for all tabs ----
const listen = channel => {
  const source = new EventSource(address);
  for (const type of ['tiles', 'beat']) {
    source.addEventListener(type, event => {
      const message = { type, data: JSON.parse(event.data) };
      hear(message);
      channel?.postMessage(message);
    });
  }
  // The browser reconnects by itself after network errors, but gives up after an error answer.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(channel), 10_000);
  });
};

// Never settles: the lock is held until the tab closes.
const lead = channel => new Promise(() => listen(channel));

if (address && (tiles().length > 0 || stamps.length > 0 || clock)) {
  setInterval(tick, 500);
  if (tiles().length > 0 || stamps.length > 0) {
    const channel = 'BroadcastChannel' in window ? new BroadcastChannel('op-live') : null;
    channel?.addEventListener('message', event => hear(event.data));
    // When the leading tab closes, the next one in the queue leads.
    if (navigator.locks && channel) navigator.locks.request('op-live', () => lead(channel));
    else listen(null);
  }
}

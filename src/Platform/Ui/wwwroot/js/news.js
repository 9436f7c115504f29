// A list says that it has changed and waits: nothing moves under the reader. Asked only while somebody is at this page, so that a screen
// that was left does not stay signed in.
import { language, now } from './ui.js';

const every = 20_000;
const present = 15 * 60_000;
const bar = document.querySelector('[data-news]');

if (bar) {
  let touched = performance.now(), heard = now();
  for (const event of ['keydown', 'pointerdown', 'pointermove', 'scroll'])
    addEventListener(event, () => { touched = performance.now(); }, { passive: true, capture: true });

  const say = (words, lost) => {
    bar.querySelector('span').textContent = words;
    bar.classList.toggle('op-newbar--lost', lost);
    bar.hidden = false;
  };

  const ask = async () => {
    if (document.hidden || performance.now() - touched > present) return;
    try {
      const answer = await fetch(bar.dataset.news, { cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(8000) });
      if (!answer.ok) throw new Error(String(answer.status));
      const mark = await answer.text();
      heard = now();
      if (mark === bar.dataset.newsMark) bar.hidden = true;
      else {
        const more = Number.parseInt(mark, 10) - Number.parseInt(bar.dataset.newsMark, 10);
        say(more > 0 ? bar.dataset.newsMore.replace('{n}', more) : bar.dataset.newsChanged, false);
      }
    } catch {
      const at = new Date(heard).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });
      say(bar.dataset.newsLost.replace('{at}', at), true);
    }
  };
  setInterval(ask, every);
  document.addEventListener('visibilitychange', ask);
}

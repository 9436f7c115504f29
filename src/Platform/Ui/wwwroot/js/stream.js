// An EventSource that comes back by itself, whatever happened to its connection.
//
// The browser reconnects only when it hears that a connection ended. One that just goes silent (a pulled cable, a proxy that
// fell asleep, a server that was taken away) it keeps for ever, and after an error answer it gives up. So every end is ours:
// silence, an error and an error answer close the source, and a new one is opened after a pause that grows while nothing comes.
const silence = 6000;    // the server beats every 0.5 s
// The first word of a new connection: short, and longer with every try for a server that answers and is merely busy.
const firstWord = 4000;
const longestWord = 20_000;
const shortest = 1000;
const longest = 12_000;
// A dead line leaves its sockets in the browser's pool, and every new source would wait on the next of them. As many questions
// as the pool has places, each given up soon, empty it; one that is answered says that the server is there.
const places = 6;
const answer = 2000;

const reachable = () => Promise.any(Array.from({ length: places }, () =>
  fetch('/health/live', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(answer) }))).then(() => true, () => false);

/**
 * @param {string} url
 * @param {string[]} types names of the events
 * @param {(type: string, data: object) => void} hear gets each event
 * @returns {() => void} ends it for good
 */
export const keepOpen = (url, types, hear) => {
  let source = null;
  let heardAt = 0;
  let patience = silence;
  let word = firstWord;
  let pause = shortest;
  let again = null;
  let silent = false;
  let turn = 0;

  const open = async () => {
    clearTimeout(again);
    again = null;
    const mine = ++turn;
    if (silent) {
      word = await reachable() ? Math.min(word * 1.5, longestWord) : firstWord;
      if (mine !== turn) return;
    }
    connect();
  };

  const connect = () => {
    heardAt = performance.now();
    patience = word;
    const mine = source = new EventSource(url);
    for (const type of types)
      mine.addEventListener(type, event => {
        if (mine !== source) return;
        heardAt = performance.now();
        patience = silence;
        word = firstWord;
        pause = shortest;
        hear(type, JSON.parse(event.data));
      });
    mine.addEventListener('error', () => { if (mine === source) reopen(false); });
  };

  // Half of the pause is chance: not all walls of a province come back in the same moment after a restart.
  const reopen = wasSilent => {
    silent = wasSilent;
    source.close();
    source = null;
    again = setTimeout(open, pause * (0.5 + Math.random() / 2));
    pause = Math.min(pause * 1.5, longest);
  };

  // By the clock and not by a timer of its own: a computer that slept notices as soon as it wakes.
  const watch = setInterval(() => {
    if (source && performance.now() - heardAt > patience) reopen(true);
  }, 1000);
  const online = () => { if (again) open(); };
  addEventListener('online', online);
  open();

  return () => {
    turn++;
    clearInterval(watch);
    clearTimeout(again);
    removeEventListener('online', online);
    source?.close();
    source = null;
  };
};

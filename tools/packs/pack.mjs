// Collects agencies, units, successions and staff, and checks them while they come in.
import { agencyId, oldForm, slugOf } from './codes.mjs';
import { createRequire } from 'node:module';

const names = createRequire(import.meta.url)('./data/names.json');
export const SINCE = '1997-01-01'; // "since before the records": the sources have no first day

export class Pack {
  constructor(head) {
    Object.assign(this, { head, units: [], agencies: [], successions: [], staff: [], slugs: new Set(), codes: new Set(), seats: new Map() });
  }

  unit(unit) {
    this.units.push({ from: SINCE, ...unit });
  }

  agency({ code, slug, name, short, kind, level, parent = null, unit, functions = [], from = SINCE, to, desk, codes, names: history }) {
    const id = agencyId(code);
    if (this.codes.has(code)) throw new Error(`Identifier given twice: ${code}`);
    this.codes.add(code);
    let unique = slug ?? slugOf(short ?? name);
    for (let n = 2; this.slugs.has(unique); n++) unique = `${slug ?? slugOf(short ?? name)}-${n}`;
    this.slugs.add(unique);
    this.agencies.push({
      id, slug: unique, kind, level, unit, functions, from, ...(to && { to }),
      names: history ?? [{ name, short: short ?? name, parent, from, ...(to && { to }) }],
      codes: (codes ?? [{ code, from, ...(to && { to }) }]).map(({ code: c, ...span }) => ({ code: c, old: oldForm(c), ...span })),
      ...(desk && { desk }),
    });
    return id;
  }

  succeeds(from, to, day, basis) {
    this.successions.push({ from, to, day, basis });
  }

  /** Staff of one agency: number n of an agency is always the same invented person. */
  person(agency, title, ...roles) {
    const n = (this.seats.get(agency) ?? 0) + 1;
    this.seats.set(agency, n);
    const id = agency * 100 + n;
    const pick = mix(id);
    const name = `${names.family[pick % names.family.length]} ${names.middle} ${names.given[(pick >>> 8) % names.given.length]}`;
    const member = { id, name, title, posts: roles.map((role) => ({ agency, role })) };
    this.staff.push(member);
    return member;
  }

  text(demo) {
    const byCode = (a, b) => (a.codes[0].code < b.codes[0].code ? -1 : 1);
    const lines = (list) => list.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
    const head = Object.entries(this.head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    const lists = [['units', this.units], ['agencies', this.agencies.sort(byCode)], ['successions', this.successions], ['staff', this.staff]];
    return `{\n${[...head, `  "demo": ${JSON.stringify(demo)}`, ...lists.map(([key, list]) => `  "${key}": [\n${lines(list)}\n  ]`)].join(',\n')}\n}\n`;
  }
}

/** 32-bit mixer (murmur finaliser): the same id gives the same name on every machine. */
function mix(id) {
  let h = (id ^ Math.floor(id / 4294967296)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

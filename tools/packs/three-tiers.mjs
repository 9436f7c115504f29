// A province before 01/07/2025. The same bodies serve as the closed history of a two-tier province.
import { createRequire } from 'node:module';
import { capital, slugOf, two, three, withType } from './codes.mjs';
import { deskTitle, staffCommune, staffDepartment, staffDistrict, staffOffice, staffProvince } from './staff.mjs';

const require = createRequire(import.meta.url);
const departments = require('./data/departments.json');
const rooms = require('./data/rooms.json');
const hCodes = require('./data/h-codes.json');
const URBAN = new Set(['thành phố', 'thị xã', 'quận']);

export const topCode = (province) => hCodes[province.code];
export const fill = (text, province) => text.replaceAll('{p}', withType(province)).replaceAll('{k}', province.type);

/** @param {{to?: string, staffed: boolean, suffix?: string}} how  to: last day when the bodies are history. */
export function addProvince(pack, province, how) {
  const unit = province.code;
  pack.unit({ code: unit, name: capital(withType(province)), level: 1, parent: null, ...(how.to && { to: how.to, into: how.into }) });
  const id = pack.agency({
    code: topCode(province), slug: `ubnd-${slugOf(province.type)}${how.suffix ?? ''}`, name: `Ủy ban nhân dân ${withType(province)}`,
    short: `UBND ${withType(province)}`, kind: 'province', level: 1, unit, functions: ['office'], to: how.to,
  });
  if (how.staffed) staffProvince(pack, id);
  return id;
}

/** Departments as in 2022; returns their ids by group. `change` may add codes, names or an end to one of them. */
export function addDepartments(pack, province, parent, how, change = () => ({})) {
  const ids = {};
  for (const d of departments['2022']) {
    const name = fill(d.name, province);
    const own = change(d) ?? {};
    const full = d.full ? `${name} ${province.proper}` : d.slug ? name : `${name} ${withType(province)}`;
    const to = own.to ?? how.to;
    ids[d.group] = pack.agency({
      code: `${topCode(province)}.${d.group}`, slug: (d.slug ?? slugOf(name)) + (how.suffix ?? ''), name: full,
      short: d.short ? fill(d.short, province) : name, kind: d.kind ?? 'department', level: 1, parent,
      unit: province.code, functions: d.functions, to,
      ...(!to && { desk: { name: `Quầy ${name}`, place: `${deskTitle(province)}, quầy số ${Number(d.group)}` } }),
      ...own.agency?.(full, d.short ? fill(d.short, province) : name, parent),
    });
    if (how.staffed && !to) staffDepartment(pack, ids[d.group], name);
  }
  return ids;
}

export function addServiceCentre(pack, province, office, how) {
  const name = deskTitle(province);
  const id = pack.agency({
    code: `${topCode(province)}.01.01`, slug: `trung-tam-phuc-vu-hanh-chinh-cong${how.suffix ?? ''}`, name,
    short: `TTPVHCC ${province.type}`, kind: 'service-centre', level: 1, parent: office, unit: province.code, functions: ['office'], to: how.to,
    ...(!how.to && { desk: { name, place: `Tầng 1, trụ sở ${name}` } }),
  });
  if (how.staffed) staffOffice(pack, id, name);
  return id;
}

/** Land registration office and one branch per district. */
export function addLandOffices(pack, province, parent, districts, how, change = () => ({})) {
  const code = `${topCode(province)}.10.01`;
  const name = `Văn phòng Đăng ký đất đai ${withType(province)}`;
  const office = pack.agency({ code, slug: `van-phong-dang-ky-dat-dai${how.suffix ?? ''}`, name, short: 'Văn phòng ĐKĐĐ', kind: 'land-office', level: 1, parent, unit: province.code, functions: ['land'], to: how.to, ...change(code, name, 'Văn phòng ĐKĐĐ', parent) });
  if (how.staffed) staffOffice(pack, office, name, 'specialist');
  const branches = districts.map((d, i) => {
    const branch = `${code}.${three(i + 1)}`;
    const full = `Chi nhánh Văn phòng Đăng ký đất đai ${withType(d)}`;
    const short = `CN VPĐKĐĐ ${withType(d)}`;
    const id = pack.agency({ code: branch, slug: `chi-nhanh-dat-dai-${slugOf(d.proper)}${how.suffix ?? ''}`, name: full, short, kind: 'land-office', level: 2, parent: office, unit: d.code, functions: ['land'], to: how.to, ...change(branch, full, short, office) });
    if (how.staffed) staffOffice(pack, id, full, 'specialist');
    return id;
  });
  return { office, branches };
}

export function addDistricts(pack, province, parent, districts, communes, how) {
  const codeOf = new Map();
  const short = shortNames(communes, districts);
  districts.forEach((d, i) => {
    const code = `${topCode(province)}.${two(30 + i)}`;
    pack.unit({ code: d.code, name: capital(withType(d)), level: 2, parent: province.code, ...(how.to && { to: how.to }) });
    const id = pack.agency({
      code, slug: `${slugOf(withType(d))}${how.suffix ?? ''}`, name: `Ủy ban nhân dân ${withType(d)}`, short: `UBND ${withType(d)}`,
      kind: 'district', level: 2, parent, unit: d.code, to: how.to, ...history(d, parent, how),
      ...(!how.to && { desk: { name: `Bộ phận Tiếp nhận và Trả kết quả ${withType(d)}`, place: `Tầng 1, trụ sở UBND ${withType(d)}` } }),
    });
    if (how.staffed) addRooms(pack, code, id, d, rooms.district, 2);
    if (how.staffed) staffDistrict(pack, id);
    communes.filter((c) => c.parent === d.code).forEach((c, n) => {
      pack.unit({ code: c.code, name: capital(withType(c)), level: 3, parent: d.code, ...(how.to && { to: how.to, into: c.into?.[0] }) });
      const commune = pack.agency({
        code: `${code}.${two(20 + n)}`, slug: short.get(c).slug + (how.suffix ?? ''), name: `Ủy ban nhân dân ${withType(c)}`, short: short.get(c).name,
        kind: 'commune', level: 3, parent: id, unit: c.code, functions: rooms.communeFunctions['2022'], to: how.to,
        ...(!how.to && { desk: { name: `Bộ phận Tiếp nhận và Trả kết quả ${withType(c)}`, place: `Trụ sở UBND ${withType(c)}` } }),
      });
      codeOf.set(c.code, commune);
      if (how.staffed) staffCommune(pack, commune);
    });
  });
  return codeOf;
}

export function addRooms(pack, code, parent, unit, list, level) {
  const urban = URBAN.has(unit.type) || unit.type === 'phường';
  for (const room of list) {
    const name = (urban && room.urban) || room.name;
    const id = pack.agency({
      code: `${code}.${room.group}`, slug: `${slugOf(name)}-${slugOf(withType(unit))}`, name: `${name} ${withType(unit)}`, short: `${name} ${unit.proper}`,
      kind: 'division', level, parent, unit: unit.code, functions: room.functions,
    });
    pack.person(id, `Trưởng ${room.group === '01' ? 'bộ phận' : 'phòng'}`, 'leader');
    pack.person(id, 'Chuyên viên', 'specialist');
  }
}

/** Two communes of one name in a province carry the district in their short name. */
export function shortNames(communes, districts) {
  const count = new Map();
  for (const c of communes) count.set(withType(c), (count.get(withType(c)) ?? 0) + 1);
  return new Map(communes.map((c) => {
    const district = districts?.find((d) => d.code === c.parent);
    const twice = count.get(withType(c)) > 1 && district;
    return [c, { name: `UBND ${withType(c)}${twice ? ` (${district.proper})` : ''}`, slug: slugOf(withType(c)) + (twice ? `-${slugOf(district.proper)}` : '') }];
  }));
}

function history(d, parent, how) {
  const known = require('./data/renamed.json')[d.code];
  if (!known) return {};
  const { until, from, type, name } = known;
  return { names: [
    { name: `Ủy ban nhân dân ${type} ${name}`, short: `UBND ${type} ${name}`, parent, from: '1997-01-01', to: until },
    { name: `Ủy ban nhân dân ${withType(d)}`, short: `UBND ${withType(d)}`, parent, from, ...(how.to && { to: how.to }) },
  ] };
}

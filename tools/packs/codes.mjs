// Identifiers inside a province are decided by the province; the ones made here are for demonstration (flag "unofficial").
// Groups: departments 01-29, districts 30-89, communes of two-tier provinces 101 and up; below a district rooms 01-19, communes 20 and up.

/** Stable number of an agency, readable from its first identifier: H03.10.01.002 -> 3 010 001 002. */
export function agencyId(code) {
  const [top, ...below] = code.split('.');
  let id = Number(top.slice(1));
  for (let level = 0; level < 3; level++) id = id * 1000 + Number(below[level] ?? 0);
  return id;
}

/** QCVN 102:2016 form, or null where it has no room (three digits on the second or third level). */
export function oldForm(code) {
  const [top, second = '00', third = '00', fourth = '000'] = code.split('.');
  return second.length === 2 && third.length === 2 && fourth.length === 3 ? `${fourth}.${third}.${second}.${top}` : null;
}

export const two = (n) => String(n).padStart(2, '0');
export const three = (n) => String(n).padStart(3, '0');

/** Lower case without accents, words joined by hyphens. */
export function slugOf(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
    .toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** "Thành Phố Bắc Kạn" -> { type: "thành phố", proper: "Bắc Kạn" }. */
export function splitType(name) {
  const match = /^(thành phố|thị xã|thị trấn|đặc khu|quận|huyện|phường|xã|tỉnh)\s+(.*)$/iu.exec(name.normalize('NFC').trim());
  if (!match) return { type: 'tỉnh', proper: name.trim() };
  return { type: match[1].toLowerCase(), proper: match[2] };
}

export const withType = ({ type, proper }) => `${type} ${proper}`;
export const capital = (text) => text[0].toUpperCase() + text.slice(1);

// A dossier's whole life by a client typed from the document alone. Usage: node bin/life.js ADDRESS AGENCY, keys in the
// environment (tools/shell/clients.sh).
import createClient from 'openapi-fetch';
import type { components, paths } from 'openprovince';

const [address, agency] = process.argv.slice(2) as [string, string];
const [citizen, desk, specialist, leader] = [client('CITIZEN'), client('DESK'), client('SPECIALIST'), client('LEADER')];
let steps = 0;

const procedures = ok(await citizen.GET('/api/procedures', { params: { query: { q: 'xac nhan tinh trang hon nhan' } } }));
const procedure = procedures.find(one => one.code === '1.004873');
check(procedure !== undefined, 'the procedure is found by words without accents');

const scan = await upload(citizen, 'giay-to.pdf');
const filing: components['schemas']['FilingBody'] = {
  procedure: procedure!.code,
  agency,
  owner: { name: 'Hoàng Mẫu Bảy', phone: '0912345672' },
  answers: { request: 'Để đăng ký kết hôn', returnBy: 'desk' },
  papers: [{ component: 'Giấy tờ kèm theo', originals: 0, certifiedCopies: 0, photocopies: 1, file: scan.id }],
};
const once = { params: { header: { 'Idempotency-Key': 'typescript-1' } }, body: filing };
const first = await citizen.POST('/api/dossiers', once);
const filed = ok(first);
const repeated = ok(await citizen.POST('/api/dossiers', once));
// 63 bits as a text: as a number JSON.parse would have rounded it.
check(typeof filed.id === 'string' && filed.id === repeated.id && filed.code === repeated.code, `filed once although sent twice: ${filed.code}`);
check(first.response.headers.get('location') === `/api/dossiers/${filed.id}`, 'the answer says where it is');
const path = { id: filed.id };
const seen = first.response.headers.get('etag')!;

const accepted = ok(await desk.POST('/api/dossiers/{id}/accept', { params: { path, header: { 'If-Match': seen } }, body: {} }));
check(accepted.state === 2 && accepted.due !== null, `accepted, due ${accepted.due}`);
const stale = await desk.POST('/api/dossiers/{id}/hand-over', { params: { path, header: { 'If-Match': seen } }, body: { to: agency } });
check(stale.response.status === 409 && stale.error?.code === 'kernel.stale', 'a stale revision is refused');
const nowhere = await desk.POST('/api/dossiers/{id}/hand-over', { params: { path }, body: { to: 'H99' } });
check(nowhere.error?.status === 400 && !!nowhere.error.field, `a wrong field is named: ${nowhere.error?.field}, ${nowhere.error?.code}`);
ok(await desk.POST('/api/dossiers/{id}/hand-over', { params: { path }, body: { to: agency } }));

const missing = { component: 'Trích lục', originals: 0, certifiedCopies: 0, photocopies: 1 };
const asked = ok(await specialist.POST('/api/dossiers/{id}/request-supplement', { params: { path }, body: { reason: 'Thiếu trích lục', missing: [missing] } }));
check(asked.state === 5, 'more papers are asked for');
const brought = await upload(citizen, 'trich-luc.pdf');
const supplied = ok(await citizen.POST('/api/dossiers/{id}/supply', { params: { path }, body: { papers: [{ ...missing, file: brought.id }] } }));
check(supplied.state === 4, 'the citizen sends them');

ok(await specialist.POST('/api/dossiers/{id}/propose', { params: { path }, body: { opinion: 'Đủ điều kiện' } }));
ok(await leader.POST('/api/dossiers/{id}/approve', { params: { path }, body: {} }));
const undone = ok(await leader.POST('/api/dossiers/{id}/undo', { params: { path }, body: {} }));
check(undone.next?.action === 'approve', 'an approval is taken back');
ok(await leader.POST('/api/dossiers/{id}/approve', { params: { path }, body: {} }));
const document = await upload(specialist, 'ket-qua.pdf');
const finished = ok(await specialist.POST('/api/dossiers/{id}/finish', { params: { path }, body: { granted: true, number: '13/XN-UBND', file: document.id } }));
check(finished.state === 9, 'the result is there');
check(ok(await desk.POST('/api/dossiers/{id}/return', { params: { path }, body: {} })).state === 10, 'the result is handed over');

const tracked = ok(await citizen.POST('/api/dossiers/track', { body: { code: filed.code!, phone: '0912345672' } }));
check(tracked.state === 10 && tracked.timeliness === 'early', 'code and phone tell where it is');
check(ok(await citizen.GET('/api/dossiers/mine', {})).rows.some(row => row.id === filed.id), "the citizen's own list has it");
check(ok(await desk.GET('/api/dossiers', { params: { query: { q: filed.code! } } })).rows.some(row => row.id === filed.id), "the office's list has it");
const byPhone = ok(await desk.POST('/api/dossiers/search', { body: { q: '0912 345 672' } }));
check(byPhone.rows.some(row => row.id === filed.id), 'and finds it by phone');
const shown = ok(await citizen.GET('/api/dossiers/{id}', { params: { path } }));
check(shown.result?.file === document.id && shown.papers.some(paper => paper.file === brought.id), 'papers and result stand in the dossier');
const result = await citizen.GET('/api/files/{id}', { params: { path: { id: document.id } }, headers: { Range: 'bytes=0-3' }, parseAs: 'text' });
check(result.response.status === 206 && (result.data as unknown) === '%PDF', 'a part of the result is downloaded');
console.log(`${steps} steps`);

function client(who: string) {
  const key = process.env[`OPENPROVINCE_KEY_${who}`];
  if (!key) throw new Error(`no key for ${who}`);
  return createClient<paths>({ baseUrl: address, headers: { Authorization: `Bearer ${key}` } });
}

async function upload(who: ReturnType<typeof client>, name: string) {
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.4\nmau\n%%EOF\n'], { type: 'application/pdf' }), name);
  return ok(await who.POST('/api/dossiers/files', { body: { file: '' }, bodySerializer: () => form }));
}

function ok<T>(answer: { data?: T; error?: components['schemas']['Problem']; response: Response }): T {
  if (answer.data === undefined) throw new Error(`${answer.response.url}: ${answer.response.status} ${JSON.stringify(answer.error)}`);
  return answer.data;
}

function check(holds: boolean, what: string) {
  if (!holds) throw new Error(`not so: ${what}`);
  steps++;
  console.log(what);
}

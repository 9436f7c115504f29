// Invented officers: who sits where, so that every unit that receives dossiers can also finish them.
import { withType } from './codes.mjs';

export const deskTitle = (province) => `Trung tâm Phục vụ hành chính công ${withType(province)}`;

export function staffProvince(pack, id) {
  pack.person(id, 'Chủ tịch', 'leader');
  pack.person(id, 'Văn thư', 'records-clerk');
  pack.person(id, 'Quản trị hệ thống', 'province-administrator');
}

export function staffDepartment(pack, id, name) {
  pack.person(id, name.startsWith('Sở') ? 'Phó Giám đốc' : 'Phó Thủ trưởng', 'leader');
  pack.person(id, 'Công chức tiếp nhận', 'desk-officer');
  pack.person(id, 'Chuyên viên', 'specialist');
  pack.person(id, 'Chuyên viên', 'specialist');
  pack.person(id, 'Văn thư', 'records-clerk');
}

export function staffOffice(pack, id, name, role = 'desk-officer') {
  pack.person(id, name.startsWith('Chi nhánh') ? 'Giám đốc chi nhánh' : 'Giám đốc', 'leader');
  pack.person(id, role === 'desk-officer' ? 'Công chức tiếp nhận' : 'Viên chức', role);
}

export function staffDistrict(pack, id) {
  pack.person(id, 'Phó Chủ tịch', 'leader');
  pack.person(id, 'Công chức tiếp nhận', 'desk-officer');
  pack.person(id, 'Chuyên viên', 'specialist');
  pack.person(id, 'Văn thư', 'records-clerk');
}

export function staffCommune(pack, id) {
  pack.person(id, 'Chủ tịch', 'leader');
  pack.person(id, 'Công chức tiếp nhận', 'desk-officer');
  pack.person(id, 'Công chức tư pháp - hộ tịch', 'specialist');
  pack.person(id, 'Văn thư', 'records-clerk');
}

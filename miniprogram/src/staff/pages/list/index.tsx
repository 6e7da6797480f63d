import { StaffListView } from './staff-list-view.tsx';
import { useStaffList } from './use-staff-list.ts';

export default function StaffListPage() {
  return <StaffListView page={useStaffList()} />;
}

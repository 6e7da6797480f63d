import { Mobile } from '@luhuan/shared/identity/mobile';
import { PersonName } from '@luhuan/shared/identity/person-name';
import { ResidentId } from '@luhuan/shared/identity/resident-id';

/** Numbers of the right shape and check character in a sequence that plainly counts up. */
const residentId = (number: number): ResidentId => {
  const digits = `44030519500101${String(number).padStart(3, '0')}`;
  const found = [...'0123456789X'].map((check) => ResidentId.safeParse(digits + check)).find(({ success }) => success);
  if (found?.data === undefined) throw new Error(`no check character for ${digits}`);
  return found.data;
};

const citizen = (number: number, name: string) => ({
  name: PersonName.parse(name),
  residentId: residentId(number),
  mobile: Mobile.parse(`138${String(number).padStart(8, '0')}`),
});

/** Fictional people whom the local checking service knows. */
export const DEMONSTRATION_CITIZENS = [citizen(4, '样例丁'), citizen(5, '样例戊'), citizen(6, '样例·己')] as const;

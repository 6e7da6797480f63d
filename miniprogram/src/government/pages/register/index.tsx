import { RegisterView } from './register-view.tsx';
import { useRegister } from './use-register.ts';

export default function RegisterPage() {
  return <RegisterView page={useRegister()} />;
}

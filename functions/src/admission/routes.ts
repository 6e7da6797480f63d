import * as api from '@luhuan/shared/api/admissions';
import { type Binding, bind } from '../http/bind.ts';
import { requestAdmission } from './request-admission.ts';

export const admissionRoutes = (deps: Parameters<typeof requestAdmission>[0]): Binding[] => {
  // one room for the whole process: it holds the numbers that the process may give out
  const ask = requestAdmission(deps);
  return [
    bind(api.requestAdmission, ({ params, person, actor, sessionId, now }) =>
      ask({ ...params, person, actor, sessionId, now }),
    ),
  ];
};

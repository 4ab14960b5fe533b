import type { AccountService } from './account-service.ts';
import { roles, type Role } from './account.ts';
import type { OfficeService } from './offices/office-service.ts';

/** An account that everybody may use who can see the sign-in page. */
export interface DemoAccount {
  role: Role;
  userName: string;
  password: string;
}

/** Known to everybody, on purpose. */
const password = 'tajarib-demo';

const names: Record<Role, string> = {
  contributor: 'Sample contributor · كاتب تجريبي',
  translator: 'Sample translator · مترجم تجريبي',
  reviewer: 'Sample reviewer · مراجع تجريبي',
  facilitator: 'Sample facilitator · ميسّر تجريبي',
  administrator: 'Sample administrator · مدير تجريبي',
};

/** One account for each role, in an office that is marked as a sample; those that are there already stay. */
export async function makeDemoAccounts(parts: {
  accounts: AccountService;
  offices: OfficeService;
}): Promise<DemoAccount[]> {
  const { accounts, offices } = parts;
  const missing: Role[] = [];
  for (const role of roles) if (!(await accounts.findByUserName(role))) missing.push(role);
  if (missing.length > 0) {
    const officeId = await offices.create(undefined, {
      name: { ar: 'جهة تجريبية', en: 'Sample office' },
      kind: 'governorate-office',
      governorate: 'IQ-NI',
    });
    for (const role of missing) {
      await accounts.create(
        undefined,
        {
          userName: role,
          email: null,
          name: names[role],
          locale: 'ar',
          roles: [role],
          officeId,
          governorates: [],
          sectors: [],
        },
        password,
      );
    }
  }
  return roles.map((role) => ({ role, userName: role, password }));
}

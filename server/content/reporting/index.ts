export { ReportService } from './report-service.ts';
export type { ProblemReport } from './reports-store.ts';

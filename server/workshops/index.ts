export type { Workshop, WorkshopSource } from './workshop.ts';
export { WorkshopService } from './workshop-service.ts';

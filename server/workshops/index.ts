export * from './workshop.ts';
export * from './prioritisation/exercise.ts';
export * from './agenda.ts';
export * from './pack.ts';
export { toWorkshop, type WorkshopDocument } from './workshop-document.ts';
export { WorkshopService } from './workshop-service.ts';

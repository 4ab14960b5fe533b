export { PartnershipService } from './partnership-service.ts';
export type { Programme, Quote, Source } from './programme.ts';

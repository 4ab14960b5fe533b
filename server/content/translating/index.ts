export {
  openMachineTranslator,
  TranslationUnavailable,
  type MachineTranslator,
} from './machine-translator.ts';
export { TranslationService, type WantingRecord } from './translation-service.ts';

export * from './working-record.ts';
export { EditConflict } from './edit-conflict.ts';
export { WritingService, type DraftChoices, type SaveChoices } from './writing-service.ts';
export { listTexts, listWantedTranslations, type WantedTranslation } from './translation-states.ts';
export { fieldAt, textAt } from './text-at.ts';
export { Glossary, type AgreedTerm } from './glossary.ts';

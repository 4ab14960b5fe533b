import type { Locale } from '../language/index.ts';

export type RecordKind = 'practice' | 'lesson';
/** What a URL's query may hold: a list repeats the name, undefined leaves it out. */
export type QueryValues = Readonly<Record<string, string | number | readonly string[] | undefined>>;

const folderOf = { practice: 'practices', lesson: 'lessons' } as const;
/** Half a surrogate pair, which `encodeURIComponent` refuses, becomes U+FFFD. */
const part = (value: string): string => encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));

/** "?sector=WAT&sector=SOL", or nothing. Lone surrogates become U+FFFD, as URLSearchParams does. */
export function queryOf(values: QueryValues): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') continue;
    if (typeof value === 'string' || typeof value === 'number') query.append(name, String(value));
    else for (const one of value) query.append(name, one);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

const record = (locale: Locale, kind: RecordKind, id: number): string => `/${locale}/${folderOf[kind]}/${id}`;

/** Below /administration. */
const adminPath = (locale: Locale, ...parts: (string | number)[]): string =>
  ['', locale, 'administration', ...parts.map((one) => part(String(one)))].join('/');
const workshop = (locale: Locale, externalId: string): string => `/${locale}/workshops/${part(externalId)}`;

/** Every URL of the library is built here. */
export const paths = {
  root: () => '/',
  home: (locale: Locale) => `/${locale}`,
  search: (locale: Locale, query: QueryValues = {}) => `/${locale}/search${queryOf(query)}`,
  record,
  practice: (locale: Locale, id: number) => record(locale, 'practice', id),
  lesson: (locale: Locale, id: number) => record(locale, 'lesson', id),
  recordInBoth: (locale: Locale, kind: RecordKind, id: number) => `${record(locale, kind, id)}/both`,
  recordFile: (locale: Locale, kind: RecordKind, id: number, format: string, lang: string) =>
    `${record(locale, kind, id)}/record.${format}${queryOf({ lang })}`,
  recordPicture: (locale: Locale, kind: RecordKind, id: number) => `${record(locale, kind, id)}/share.png`,
  sector: (locale: Locale, code: string) => `/${locale}/sectors/${part(code)}`,
  governorate: (locale: Locale, code: string) => `/${locale}/governorates/${part(code)}`,
  programme: (locale: Locale) => `/${locale}/programme`,
  workshops: (locale: Locale) => `/${locale}/workshops`,
  newWorkshop: (locale: Locale, query: QueryValues = {}) => `/${locale}/workshops/new${queryOf(query)}`,
  workshop,
  workshopBuilder: (locale: Locale, externalId: string, query: QueryValues = {}) =>
    `${workshop(locale, externalId)}/build${queryOf(query)}`,
  workshopDetails: (locale: Locale, externalId: string) => `${workshop(locale, externalId)}/details`,
  workshopSessions: (locale: Locale, externalId: string) => `${workshop(locale, externalId)}/sessions`,
  workshopSession: (locale: Locale, externalId: string, session: string) =>
    `${workshop(locale, externalId)}/sessions/${part(session)}`,
  workshopPack: (locale: Locale, externalId: string) => `${workshop(locale, externalId)}/pack`,
  workshopCommitments: (locale: Locale, externalId: string) => `${workshop(locale, externalId)}/commitments`,
  workshopEvaluation: (locale: Locale, externalId: string) => `${workshop(locale, externalId)}/evaluation`,
  workshopEvaluate: (locale: Locale, externalId: string) => `${workshop(locale, externalId)}/evaluate`,
  workshopBoard: (locale: Locale, externalId: string) => `${workshop(locale, externalId)}/board`,
  workshopMerge: (locale: Locale, externalId: string) => `${workshop(locale, externalId)}/merge`,
  /** Lets participants in; the key is the workshop's own. */
  workshopJoin: (locale: Locale, externalId: string, key: string) =>
    `${workshop(locale, externalId)}/join/${part(key)}`,
  pickForWorkshop: (locale: Locale, id: number) => `/${locale}/workshops/pick/${id}`,
  exercises: (locale: Locale, externalId: string) => `${workshop(locale, externalId)}/exercises`,
  exercise: (locale: Locale, externalId: string, exercise: string) =>
    `${workshop(locale, externalId)}/exercises/${part(exercise)}`,
  exerciseResult: (locale: Locale, externalId: string, exercise: string) =>
    `${workshop(locale, externalId)}/exercises/${part(exercise)}/result`,
  exerciseCards: (locale: Locale, externalId: string, exercise: string) =>
    `${workshop(locale, externalId)}/exercises/${part(exercise)}/cards`,
  exercisePaper: (locale: Locale, externalId: string, exercise: string) =>
    `${workshop(locale, externalId)}/exercises/${part(exercise)}/paper`,
  vote: (locale: Locale) => `/${locale}/vote`,
  ballot: (locale: Locale, code: string) => `/${locale}/vote/${part(code)}`,
  /** For QR codes on cards and sheets: leads to the ballot in the reader's language. */
  shortBallot: (code: string) => `/v/${part(code)}`,
  workshopFiles: (locale: Locale, externalId: string) => `/${locale}/workshops/${part(externalId)}/files`,
  workshopFile: (locale: Locale, externalId: string, name: string, lang: string) =>
    `/${locale}/workshops/${part(externalId)}/files/${part(name)}${queryOf({ lang })}`,
  memo: (locale: Locale, id: number, lang: string) =>
    `${record(locale, 'practice', id)}/memo.docx${queryOf({ lang })}`,
  about: (locale: Locale) => `/${locale}/about`,
  review: (locale: Locale) => `/${locale}/review`,
  accessibility: (locale: Locale) => `/${locale}/accessibility`,
  terms: (locale: Locale) => `/${locale}/terms`,
  signIn: (locale: Locale, query: QueryValues = {}) => `/${locale}/sign-in${queryOf(query)}`,
  signInCode: (locale: Locale, query: QueryValues = {}) => `/${locale}/sign-in/code${queryOf(query)}`,
  forgotten: (locale: Locale) => `/${locale}/sign-in/forgotten`,
  welcome: (locale: Locale, query: QueryValues = {}) => `/${locale}/welcome${queryOf(query)}`,
  signOut: (locale: Locale) => `/${locale}/sign-out`,
  myAccount: (locale: Locale, query: QueryValues = {}) => `/${locale}/account${queryOf(query)}`,
  changePassword: (locale: Locale) => `/${locale}/account/password`,
  chooseLanguage: (locale: Locale) => `/${locale}/account/language`,
  chooseNotices: (locale: Locale) => `/${locale}/account/notices`,
  recoveryCodes: (locale: Locale) => `/${locale}/account/recovery-codes`,
  endSession: (locale: Locale, id: string) => `/${locale}/account/sessions/${part(id)}/end`,
  secondFactor: (locale: Locale, query: QueryValues = {}) =>
    `/${locale}/account/second-factor${queryOf(query)}`,
  contribute: (locale: Locale, query: QueryValues = {}) => `/${locale}/contribute${queryOf(query)}`,
  newRecord: (locale: Locale, kind: RecordKind, query: QueryValues = {}) =>
    `/${locale}/contribute/new/${kind}${queryOf(query)}`,
  draft: (locale: Locale, id: number, query: QueryValues = {}) =>
    `/${locale}/contribute/${id}${queryOf(query)}`,
  draftScreen: (locale: Locale, id: number, screen: string) =>
    `/${locale}/contribute/${id}/screens/${part(screen)}`,
  draftAutosave: (locale: Locale, id: number, screen: string) =>
    `/${locale}/contribute/${id}/screens/${part(screen)}/autosave`,
  draftCheck: (locale: Locale, id: number) => `/${locale}/contribute/${id}/check`,
  draftTranslation: (locale: Locale, id: number) => `/${locale}/contribute/${id}/translation`,
  draftHistory: (locale: Locale, id: number, query: QueryValues = {}) =>
    `/${locale}/contribute/${id}/history${queryOf(query)}`,
  draftFile: (locale: Locale, id: number, hash: string) => `/${locale}/contribute/${id}/files/${hash}`,
  draftPicture: (locale: Locale, id: number, hash: string, width: number) =>
    `/${locale}/contribute/${id}/files/${hash}/${width}`,
  draftAction: (locale: Locale, id: number, action: string) => `/${locale}/contribute/${id}/${part(action)}`,
  report: (locale: Locale, id: number, query: QueryValues = {}) => `/${locale}/report/${id}${queryOf(query)}`,
  closeReport: (locale: Locale, report: number) => `/${locale}/reviews/reports/${report}/close`,
  stillHolds: (locale: Locale, token: string) => `/${locale}/still-holds/${part(token)}`,
  wordForms: (locale: Locale) => `/${locale}/forms`,
  wordForm: (locale: Locale, kind: RecordKind) => `/${locale}/forms/${kind}.docx`,
  emptyTable: (locale: Locale, kind: RecordKind, format: 'xlsx' | 'csv') =>
    `/${locale}/forms/${kind}.${format}`,
  bulk: (locale: Locale, query: QueryValues = {}) => `/${locale}/bulk-drafts${queryOf(query)}`,
  bulkPlan: (locale: Locale, id: string) => `/${locale}/bulk-drafts/${part(id)}`,
  calls: (locale: Locale) => `/${locale}/calls`,
  call: (locale: Locale, id: number) => `/${locale}/calls/${id}`,
  translations: (locale: Locale) => `/${locale}/translations`,
  reviews: (locale: Locale, query: QueryValues = {}) => `/${locale}/reviews${queryOf(query)}`,
  reviewOf: (locale: Locale, id: number, query: QueryValues = {}) =>
    `/${locale}/reviews/${id}${queryOf(query)}`,
  reviewAction: (locale: Locale, id: number, action: string) => `/${locale}/reviews/${id}/${part(action)}`,
  threads: (locale: Locale, id: number) => `/${locale}/contribute/${id}/threads`,
  thread: (locale: Locale, id: number, thread: number) => `/${locale}/contribute/${id}/threads/${thread}`,
  administration: (locale: Locale) => adminPath(locale),
  adminAccounts: (locale: Locale) => adminPath(locale, 'accounts'),
  adminNewAccount: (locale: Locale) => adminPath(locale, 'accounts', 'new'),
  adminAccount: (locale: Locale, id: number, query: QueryValues = {}) =>
    adminPath(locale, 'accounts', id) + queryOf(query),
  adminAccountAction: (locale: Locale, id: number, action: string) =>
    adminPath(locale, 'accounts', id, action),
  adminOffices: (locale: Locale) => adminPath(locale, 'offices'),
  adminOffice: (locale: Locale, id: number | 'new', query: QueryValues = {}) =>
    adminPath(locale, 'offices', id) + queryOf(query),
  adminOfficeAction: (locale: Locale, id: number, action: string) => adminPath(locale, 'offices', id, action),
  adminCalls: (locale: Locale) => adminPath(locale, 'calls'),
  adminCall: (locale: Locale, id: number | 'new', query: QueryValues = {}) =>
    adminPath(locale, 'calls', id) + queryOf(query),
  adminCallAction: (locale: Locale, id: number, action: string) => adminPath(locale, 'calls', id, action),
  adminMessages: (locale: Locale) => adminPath(locale, 'messages'),
  adminMessage: (locale: Locale, id: number) => adminPath(locale, 'messages', id),
  adminJobs: (locale: Locale, query: QueryValues = {}) => adminPath(locale, 'jobs') + queryOf(query),
  adminRetry: (locale: Locale, id: number) => adminPath(locale, 'jobs', id, 'retry'),
  adminAudit: (locale: Locale, query: QueryValues = {}) => adminPath(locale, 'audit') + queryOf(query),
  adminAuditFile: (locale: Locale, query: QueryValues = {}) =>
    adminPath(locale, 'audit.csv') + queryOf(query),
  adminTexts: (locale: Locale, query: QueryValues = {}) => adminPath(locale, 'texts') + queryOf(query),
  adminSearches: (locale: Locale) => adminPath(locale, 'searches'),
  adminWords: (locale: Locale, query: QueryValues = {}) => adminPath(locale, 'words') + queryOf(query),
  adminWordList: (locale: Locale, name: string) => adminPath(locale, 'words', name),
  adminWord: (locale: Locale, name: string, code: string, query: QueryValues = {}) =>
    adminPath(locale, 'words', name, code) + queryOf(query),
  adminTerms: (locale: Locale, query: QueryValues = {}) => adminPath(locale, 'terms') + queryOf(query),
  /** @param key of a term, or "new" */
  adminTerm: (locale: Locale, key: string, query: QueryValues = {}) =>
    adminPath(locale, 'terms', key) + queryOf(query),
  adminStorage: (locale: Locale, query: QueryValues = {}) => adminPath(locale, 'storage') + queryOf(query),
  adminBackups: (locale: Locale) => adminPath(locale, 'backups'),
  /** A file of a record, to keep; a picture of it in one width. */
  file: (recordId: number, hash: string) => `/files/${recordId}/${hash}`,
  picture: (recordId: number, hash: string, width: number) => `/files/${recordId}/${hash}/${width}`,
  /** Where scripts send files piece by piece; the upload's own number follows. */
  uploads: (locale: Locale) => `/${locale}/uploads`,
  apiDocs: (locale: Locale) => `/${locale}/api`,
  /** For print and QR: leads to the record in the reader's language. */
  shortLink: (id: number) => `/r/${id}`,
  sitemap: () => '/sitemap.xml',
  sitemapPart: (part: number) => `/sitemap-${part}.xml`,
  robots: () => '/robots.txt',
  apiSearch: (query: QueryValues = {}) => `/api/v1/search${queryOf(query)}`,
  apiSuggest: (query: QueryValues = {}) => `/api/v1/suggest${queryOf(query)}`,
  apiSimilar: (query: QueryValues = {}) => `/api/v1/similar${queryOf(query)}`,
  apiOpened: (logId: string) => `/api/v1/searches/${part(logId)}/opened`,
  apiRecord: (id: number) => `/api/v1/records/${id}`,
  apiVocabularies: () => '/api/v1/vocabularies',
  apiVocabulary: (name: string) => `/api/v1/vocabularies/${part(name)}`,
  openApi: () => '/api/v1/openapi.json',
  live: () => '/health/live',
  ready: () => '/health/ready',
  metrics: () => '/metrics',
} as const;

/** The same page, with its query, in another language. What is not a path of this host leads home. */
export const inLocale = (url: string, locale: Locale): string =>
  url.startsWith('/') ? url.replace(/^\/[^/?]*/, `/${locale}`) : paths.home(locale);

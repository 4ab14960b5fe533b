const icons: Readonly<Record<string, string>> = {
  SOL: 'solar',
  EDU: 'edu',
  AGR: 'agri',
  WAT: 'water',
  JOB: 'jobs',
  WST: 'waste',
};

/** Sectors have no colours: an icon beside the word. Sectors beyond the six of the project share one. */
export const sectorIcon = (code: string): string => icons[code] ?? 'book';

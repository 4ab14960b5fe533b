import { lastReachablePage, resultsPerPage } from './search-form.ts';

export interface PageLink {
  /** 0 where pages are left out. */
  page: number;
  current: boolean;
}

export interface PagesView {
  /** Empty where one page holds everything. */
  links: PageLink[];
  /** 0 where there is none. */
  previous: number;
  next: number;
  last: number;
  /** First and last result on this page, from 1; 0 on a page beyond the end. */
  from: number;
  to: number;
}

const lastPageOf = (total: number): number =>
  Math.min(Math.max(1, Math.ceil(total / resultsPerPage)), lastReachablePage);

/** Pages to leaf through: the first, the last, this one and its neighbours. */
export function pagesView(page: number, total: number): PagesView {
  const last = lastPageOf(total);
  const from = (page - 1) * resultsPerPage + 1;
  if (page > last) return { links: [], previous: 0, next: 0, last, from: 0, to: 0 };
  const shown = Array.from({ length: last }, (_, index) => index + 1).filter(
    (one) => one === 1 || one === last || Math.abs(one - page) <= 1,
  );
  const links = shown.flatMap((one, index): PageLink[] => {
    const left = one - (shown[index - 1] ?? 0);
    const link = { page: one, current: one === page };
    if (left <= 1) return [link];
    return left === 2 ? [{ page: one - 1, current: false }, link] : [{ page: 0, current: false }, link];
  });
  return {
    links: last > 1 ? links : [],
    previous: page > 1 ? page - 1 : 0,
    next: page < last ? page + 1 : 0,
    last,
    from: total === 0 ? 0 : from,
    to: Math.min(total, from + resultsPerPage - 1),
  };
}

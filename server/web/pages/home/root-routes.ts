import { Router } from 'express';
import { locales } from '../../../language/index.ts';
import { rememberedLocale } from '../../middleware/locale.ts';
import { paths } from '../../paths.ts';

/** `/` leads to the language that was chosen before, else to the browser's, else to Arabic. */
export function rootRoutes(): Router {
  const router = Router();
  router.get('/', (req, res) => {
    const accepted = req.acceptsLanguages(...locales);
    const chosen = rememberedLocale(req.headers.cookie) ?? (accepted === 'en' ? 'en' : 'ar');
    res.set({ 'Cache-Control': 'no-store', Vary: 'Accept-Language, Cookie' });
    res.redirect(302, paths.home(chosen));
  });
  return router;
}

import type { RequestHandler, Router } from "express";
import { z } from "zod";
import { type Clock, formatInstant, isZone } from "../lib/dates.ts";
import { type FieldErrors, fieldErrors, fieldsOf, idOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { CONVENTIONS, THEMES } from "./settings.ts";
import { shownOnce } from "./shown-once.ts";
import type { SettingsStore } from "./store.ts";
import type { TokensStore } from "./tokens-store.ts";

export interface SettingsParts {
  settings: SettingsStore;
  tokens: TokensStore;
  pages: Pages;
  clock: Clock;
}

type Parts = SettingsParts & { fresh: ReturnType<typeof shownOnce> };

export function settingsRoutes(given: SettingsParts): Router {
  const parts = { ...given, fresh: shownOnce(given.clock) };
  return routes({
    "/settings": { get: show(parts), post: save(parts) },
    "/settings/tokens": { post: makeToken(parts) },
    "/settings/tokens/:id/revoke": { post: revokeToken(parts) },
  });
}

const Form = z.object({
  theme: z.enum(THEMES, "Choose one of the three themes."),
  convention: z.enum(CONVENTIONS, "Choose one of the three conventions."),
  zone: z.string().trim().refine(isZone, "Choose a zone of the list, such as Europe/Berlin."),
});

function show(parts: Parts): RequestHandler {
  return ({ query }, response) => {
    const fields = parts.settings.read();
    const [saved, revoked] = [query.saved === "1", query.revoked === "1"];
    const token = parts.fresh.take(idOf(query.token) ?? 0);
    parts.pages.send(response, "settings/show", page(parts, { fields, saved, revoked, token }));
  };
}

function save(parts: Parts): RequestHandler {
  return (request, response) => {
    const fields = fieldsOf(request.body, ["theme", "convention", "zone"]);
    const parsed = Form.safeParse(fields);
    if (!parsed.success) {
      const shown = page(parts, { fields, errors: fieldErrors(parsed.error) });
      return parts.pages.send(response, "settings/show", { ...shown, status: 422 });
    }
    parts.settings.save(parsed.data);
    response.redirect(303, "/settings?saved=1");
  };
}

const MAX_TOKEN_NAME = 80;

function makeToken(parts: Parts): RequestHandler {
  const { tokens, fresh, clock } = parts;
  return (request, response) => {
    const name = fieldsOf(request.body, ["token_name"]).token_name.trim();
    const problem = nameProblem(name);
    if (problem) {
      const shown = page(parts, {
        fields: parts.settings.read(),
        errors: { token_name: problem },
        tokenName: name,
      });
      return parts.pages.send(response, "settings/show", { ...shown, status: 422 });
    }
    const { id, token } = tokens.make(name, clock().toISOString());
    fresh.put(id, token);
    response.redirect(303, `/settings?token=${id}#tokens`);
  };
}

function nameProblem(name: string): string | null {
  if (name === "") return "Say what the token is for, such as “my notebook”.";
  return name.length > MAX_TOKEN_NAME ? `A name has ${MAX_TOKEN_NAME} characters at most.` : null;
}

function revokeToken({ tokens, clock }: Parts): RequestHandler {
  return (request, response) => {
    tokens.revoke(idOf(request.params.id) ?? 0, clock().toISOString());
    response.redirect(303, "/settings?revoked=1#tokens");
  };
}

interface Shown {
  fields: Record<"theme" | "convention" | "zone", string>;
  errors?: FieldErrors;
  saved?: boolean;
  /** A token was just taken back. */
  revoked?: boolean;
  /** A token made just now; it is shown this once. */
  token?: string | null;
  tokenName?: string;
}

function page(
  { tokens, settings }: Parts,
  { errors = {}, saved = false, revoked = false, token = null, tokenName = "", fields }: Shown,
) {
  const { zone } = settings.read();
  const zones = Intl.supportedValuesOf("timeZone");
  const made = tokens
    .all()
    .map(({ id, name, createdAt }) => ({ id, name, made: formatInstant(createdAt, zone) }));
  return {
    ...{ title: "Settings", section: "settings" as const },
    data: { fields, errors, saved, zones, token, revoked, tokenName, tokens: made },
  };
}

import type { RequestHandler, Router } from "express";
import { isZone } from "../lib/dates.ts";
import { fieldErrors, fieldsOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { z } from "zod";
import { CONVENTIONS, THEMES } from "./settings.ts";
import type { SettingsStore } from "./store.ts";

export interface SettingsParts {
  settings: SettingsStore;
  pages: Pages;
}

export function settingsRoutes(parts: SettingsParts): Router {
  return routes({
    "/settings": { get: show(parts), post: save(parts) },
  });
}

const Form = z.object({
  theme: z.enum(THEMES, "Choose one of the three themes."),
  convention: z.enum(CONVENTIONS, "Choose one of the three conventions."),
  zone: z.string().trim().refine(isZone, "Choose a zone of the list, such as Europe/Berlin."),
});

function show({ settings, pages }: SettingsParts): RequestHandler {
  return (request, response) => {
    const saved = request.query.saved === "1";
    pages.send(response, "settings/show", formPage(settings.read(), {}, saved));
  };
}

function save({ settings, pages }: SettingsParts): RequestHandler {
  return (request, response) => {
    const fields = fieldsOf(request.body, ["theme", "convention", "zone"]);
    const parsed = Form.safeParse(fields);
    if (!parsed.success) {
      return pages.send(response, "settings/show", {
        ...formPage(fields, fieldErrors(parsed.error), false),
        status: 422,
      });
    }
    settings.save(parsed.data);
    response.redirect(303, "/settings?saved=1");
  };
}

function formPage(fields: Record<"theme" | "convention" | "zone", string>, errors: object, saved: boolean) {
  const zones = Intl.supportedValuesOf("timeZone");
  return { title: "Settings", section: "settings" as const, data: { fields, errors, saved, zones } };
}

import type { Router } from "express";
import { routes } from "../web/routes.ts";

export interface NoteParts {}

export function noteRoutes(_parts: unknown): Router {
  return routes({});
}

#!/usr/bin/env node
// Node 20 does not read TypeScript by itself; tsx does, and then the commands take over.
import { register } from "tsx/esm/api";

register();
await import("./cli.ts");

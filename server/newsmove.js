#!/usr/bin/env node
// The commands take over.
import { importSource } from "./lib/built.js";

await importSource(new URL("./cli.ts", import.meta.url));

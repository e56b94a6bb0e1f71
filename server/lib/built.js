// Node 20 does not read TypeScript by itself, and tsx, which has it read, takes longer for some five hundred
// small files than all else that a start does: esbuild joins them, once for each state of the sources.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const DAY_MS = 24 * 60 * 60_000;

const SERVER = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = [SERVER, join(SERVER, "../seed")];
const CACHE = join(SERVER, "../node_modules/.cache/newsmove");

/**
 * Imports a TypeScript module of ours. Where nothing can be built, tsx reads it as it stands, which takes longer.
 * @param {URL} source
 */
export async function importSource(source) {
  const built = await builtModule(fileURLToPath(source), SOURCES, CACHE);
  if (built === null) (await import("tsx/esm/api")).register();
  process.setSourceMapsEnabled(true);
  return import(built ?? source.href);
}

/**
 * The URL of a TypeScript module as JavaScript, with all it imports but packages.
 * @param {string} entry path of the module
 * @param {readonly string[]} folders where all that it imports lies
 * @param {string} cache folder for what was built
 * @returns {Promise<string | null>} null where this account may not write there, or there is no room
 */
export async function builtModule(entry, folders, cache) {
  const name = basename(entry, ".ts");
  const folder = join(cache, `${name}-${stateOf(entry, folders)}`);
  const path = join(folder, `${name}.mjs`);
  if (!existsSync(path)) {
    try {
      await buildInto(folder, entry);
    } catch (error) {
      // The system refused; what is wrong with a source itself is no call of the system's.
      if (error.syscall !== undefined) return null;
      throw error;
    }
    removeOld(cache, folder);
  }
  return pathToFileURL(path).href;
}

/** A name for sources as they are: another one after any of them was changed. */
function stateOf(entry, folders) {
  const within = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, name)),
  );
  const hash = createHash("sha256");
  for (const path of [entry, ...within.filter((name) => name.endsWith(".ts")).sort()]) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** Builds beside the folder and puts all of it in its place at once: two may start at the same time. */
async function buildInto(folder, entry) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], outdir: folder, bundle: true, splitting: true, write: false },
    ...{ format: "esm", platform: "node", target: "node20", packages: "external", logLevel: "silent" },
    ...{ sourcemap: true, sourcesContent: false },
    ...{ outExtension: { ".js": ".mjs" }, plugins: [KEEPS_PLACES] },
  });
  mkdirSync(dirname(folder), { recursive: true });
  const own = mkdtempSync(`${folder}.`);
  try {
    for (const { path, contents } of outputFiles) writeFileSync(join(own, basename(path)), contents);
    renameSync(own, folder);
  } catch (error) {
    // Another start may have been quicker.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** A module finds other files by where it lies itself: that stays its source. */
const KEEPS_PLACES = {
  name: "keeps-places",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll(
        "import.meta.url",
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: "ts",
    }));
  },
};

/** What was built of earlier states; a Newsmove that runs may still load from one of today. */
function removeOld(cache, current) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (path !== current && stats && Date.now() - stats.mtimeMs > DAY_MS)
      rmSync(path, { recursive: true, force: true });
  }
}

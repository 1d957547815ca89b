/** Builds what the browser loads into src/privity/static/web/, under fixed names; `--watch` builds again on change. */

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, context } from "esbuild";
import subsetFont from "subset-font";
import { type Face, facesIn } from "./fonts.ts";
import { iconsIn, spriteOf } from "./sprite.ts";

const here = fileURLToPath(new URL("..", import.meta.url));
const out = fileURLToPath(new URL("../../src/privity/static/web", import.meta.url));
const packages = `${here}/node_modules`;
const fonts = `${packages}/@fontsource-variable`;
const weights = { wght: { min: 400, max: 600 } };

const options: BuildOptions = {
  absWorkingDir: here,
  entryPoints: [
    "src/pages/site.ts",
    "src/pages/sign-in.ts",
    "src/pages/vault.ts",
    "src/pages/stretch-worker.ts",
    "src/pages/read-worker.ts",
    "src/styles/site.css",
  ],
  entryNames: "[name]",
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome120", "firefox121", "safari17.4"],
  external: ["./fonts/*"],
  legalComments: "linked",
  logLevel: "warning",
};

/** Inter is cut to fewer weights and letters; Source Serif's licence reserves its name to the font as it is. */
async function writeFont({ name, text }: Face): Promise<void> {
  const target = `${out}/fonts/${name}.woff2`;
  if (name.startsWith("source-serif-4")) {
    copyFileSync(`${fonts}/source-serif-4/files/${name}-wght-normal.woff2`, target);
    return;
  }
  const subset = name.startsWith("inter-latin-ext") ? "latin-ext" : "latin";
  const whole = readFileSync(`${fonts}/inter/files/inter-${subset}-wght-normal.woff2`);
  writeFileSync(
    target,
    await subsetFont(whole, text, { targetFormat: "woff2", variationAxes: weights }),
  );
}

async function writeFonts(): Promise<void> {
  mkdirSync(`${out}/fonts`, { recursive: true });
  for (const font of ["inter", "source-serif-4"]) {
    copyFileSync(`${fonts}/${font}/LICENSE`, `${out}/fonts/${font}-licence.txt`);
  }
  const css = readFileSync(`${here}/src/styles/fonts.css`, "utf8");
  await Promise.all(facesIn(css).map(writeFont));
}

function writeSprite(): void {
  const icons = iconsIn(readFileSync(`${here}/icons.txt`, "utf8"));
  const read = (file: string) =>
    readFileSync(`${packages}/lucide-static/icons/${file}.svg`, "utf8");
  writeFileSync(`${out}/icons.svg`, spriteOf(icons, read));
}

rmSync(out, { recursive: true, force: true });
await writeFonts();
writeSprite();
copyFileSync(`${here}/src/favicon.svg`, `${out}/favicon.svg`);
copyFileSync(`${packages}/age-encryption/LICENSE`, `${out}/age-licence.txt`);
copyFileSync(`${packages}/marked/LICENSE`, `${out}/marked-licence.txt`);
if (process.argv.includes("--watch")) {
  await (await context(options)).watch();
} else {
  await build(options);
}

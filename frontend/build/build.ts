/** Builds what the browser loads into src/privity/static/web/, under fixed names; `--watch` builds again on change. */

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, context } from "esbuild";
import { iconsIn, spriteOf } from "./sprite.ts";

const here = fileURLToPath(new URL("..", import.meta.url));
const out = fileURLToPath(new URL("../../src/privity/static/web", import.meta.url));
const packages = `${here}/node_modules`;

const options: BuildOptions = {
  absWorkingDir: here,
  entryPoints: ["src/pages/site.ts", "src/styles/site.css"],
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

function copyFonts(): void {
  mkdirSync(`${out}/fonts`, { recursive: true });
  for (const font of ["inter", "source-serif-4"]) {
    const from = `${packages}/@fontsource-variable/${font}`;
    for (const subset of ["latin", "latin-ext"]) {
      copyFileSync(
        `${from}/files/${font}-${subset}-wght-normal.woff2`,
        `${out}/fonts/${font}-${subset}.woff2`,
      );
    }
    copyFileSync(`${from}/LICENSE`, `${out}/fonts/${font}-licence.txt`);
  }
}

function writeSprite(): void {
  const icons = iconsIn(readFileSync(`${here}/icons.txt`, "utf8"));
  const read = (file: string) =>
    readFileSync(`${packages}/lucide-static/icons/${file}.svg`, "utf8");
  writeFileSync(`${out}/icons.svg`, spriteOf(icons, read));
}

rmSync(out, { recursive: true, force: true });
copyFonts();
writeSprite();
copyFileSync(`${here}/src/favicon.svg`, `${out}/favicon.svg`);
if (process.argv.includes("--watch")) {
  await (await context(options)).watch();
} else {
  await build(options);
}

// SPDX-License-Identifier: Apache-2.0
// Bundles the pages: one script, one style sheet, one HTML file, one icon.
import { build } from "esbuild";
import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

const out = process.argv[2];
const root = import.meta.dirname ?? new URL(".", import.meta.url).pathname;

/** Pages are found by folder: `vedette:pages` is the list of all that have a page.tsx. */
const pages = {
  name: "pages",
  setup(bundle) {
    bundle.onResolve({ filter: /^vedette:pages$/ }, () => ({ path: "pages", namespace: "vedette" }));
    bundle.onLoad({ filter: /.*/, namespace: "vedette" }, () => {
      const folder = join(root, "src/pages");
      const names = readdirSync(folder)
        .filter((name) => existsSync(join(folder, name, "page.tsx")))
        .sort();
      const imports = names.map((name, i) => `import * as page${i} from "./${name}/page.tsx";`);
      const list = names.map((_, i) => `page${i}`).join(", ");
      return {
        contents: `${imports.join("\n")}\nexport const pages = [${list}];`,
        resolveDir: folder,
        loader: "js",
      };
    });
  },
};

mkdirSync(out, { recursive: true });
await build({
  entryPoints: { app: join(root, "src/main.tsx") },
  bundle: true,
  minify: true,
  outdir: out,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [pages],
  logLevel: "warning",
});
for (const name of ["index.html", "favicon.svg"]) {
  copyFileSync(join(root, "src", name), join(out, name));
}

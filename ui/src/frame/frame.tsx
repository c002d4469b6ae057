// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { pages } from "vedette:pages";
import { toggleLive } from "../api/live";
import { Help } from "./help";
import { keep, kept } from "./kept";
import { listen, step } from "./keys";
import { inRail, Rail } from "./rail";
import { matches, useRoute } from "./route";
import { Search } from "./search";
import { TopBar } from "./topbar";

/** What every page has around it. */
export function Frame() {
  const route = useRoute();
  const [above, setAbove] = useState<"" | "search" | "help">("");
  const [wide, setWide] = useState(kept("rail") === "wide");
  const main = useRef<HTMLElement>(null);
  const page = pages.find((candidate) => matches(candidate.path, route));
  const View = page?.view;
  const title = page?.title(route) ?? "Not found";
  const place = `${route.path}/${route.id}`;

  const toggleRail = () =>
    setWide((before) => {
      keep("rail", before ? "narrow" : "wide");
      return !before;
    });
  useEffect(() => void (document.title = `${title} · Vedette`), [title]);
  useEffect(() => {
    scrollTo(0, 0);
    if (document.activeElement !== document.body) main.current?.focus({ preventScroll: true });
  }, [place]);
  const commands = useMemo(() => commandsOf(setAbove, toggleRail), []);
  useEffect(() => listen(commands), [commands]);

  const close = () => setAbove("");
  return (
    <div class={`frame ${wide ? "wide" : ""}`}>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        To the content
      </a>
      <TopBar onSearch={() => setAbove("search")} onHelp={() => setAbove("help")} />
      <Rail pages={pages} route={route} wide={wide} onToggle={toggleRail} />
      <main ref={main} tabIndex={-1} id="main">
        {View ? <View key={place} route={route} /> : <NotFound />}
      </main>
      {above === "search" && <Search pages={pages} onClose={close} />}
      {above === "help" && <Help pages={pages} onClose={close} />}
    </div>
  );
}

function commandsOf(show: (above: "search" | "help") => void, toggleRail: () => void) {
  const go = inRail(pages).map(
    (page) => [page.rail?.key ?? "", () => void (location.hash = `#${page.path}`)] as const,
  );
  return {
    go: new Map(go),
    single: new Map<string, () => void>([
      ["/", () => show("search")],
      ["?", () => show("help")],
      [".", toggleLive],
      ["[", toggleRail],
      ["j", () => step(1)],
      ["k", () => step(-1)],
      [
        "t",
        () =>
          document.querySelector<HTMLElement>("main .range [aria-pressed=true], main .range button")?.focus(),
      ],
      ["Escape", () => dispatchEvent(new Event("vedette:close"))],
    ]),
  };
}

function NotFound() {
  return (
    <>
      <h1>There is no such page</h1>
      <p>
        The address may be from another version. <a href="#/">Back to the start</a>
      </p>
    </>
  );
}

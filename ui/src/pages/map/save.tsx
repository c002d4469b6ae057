// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { colour } from "../../charts/colours";
import { picture, type Scene } from "./picture";

/** Twice as fine as on the page, unless the picture then is larger than browsers draw. */
const FINE = 2;
const MOST_PX = 8_192;

/** The map as it is drawn, to keep or to send. */
export function Save({ scene }: { scene: Scene }) {
  const [trouble, setTrouble] = useState("");
  const name = `map-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, "-")}`;
  const svg = () => new Blob([picture(scene, colour)], { type: "image/svg+xml" });
  const png = () =>
    rasterized(picture(scene, colour)).then(
      (blob) => download(blob, `${name}.png`),
      () => setTrouble("This browser cannot draw it; save it as SVG."),
    );
  return (
    <>
      {trouble && <span role="alert">{trouble} </span>}
      <button type="button" onClick={() => download(svg(), `${name}.svg`)}>
        Save as SVG
      </button>{" "}
      <button type="button" onClick={() => void png()}>
        Save as PNG
      </button>
    </>
  );
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function rasterized(svg: string): Promise<Blob> {
  const image = new Image();
  // The page's policy lets pictures come from itself and from such addresses only.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(FINE, MOST_PX / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(image.width * scale), Math.ceil(image.height * scale)];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"),
  );
}

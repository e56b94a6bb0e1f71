/** Twice as many dots each way, so that it is sharp on any screen. */
const SCALE = 2;

/** A link to a story's picture (SVG) saves it as PNG instead, which more programs take. */
export function startSavingPictures(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-save-picture]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      // What cannot be drawn can still be opened as it is.
      savePicture(link).catch(() => location.assign(link.href));
    });
  }
}

async function savePicture({ href, dataset }: HTMLAnchorElement): Promise<void> {
  const picture = new Image();
  picture.src = href;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * picture.naturalWidth;
  canvas.height = SCALE * picture.naturalHeight;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("the picture could not be drawn");
  const download = document.createElement("a");
  download.href = URL.createObjectURL(blob);
  download.download = dataset.savePicture ?? "picture.png";
  download.click();
  URL.revokeObjectURL(download.href);
}

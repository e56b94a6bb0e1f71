import { keepClocksGoing } from "./clocks.ts";
import { startFilters } from "./filters.ts";
import { startKeys } from "./keys.ts";
import { startMenu } from "./menu.ts";
import { startNoteForm } from "./note-form.ts";
import { startPopovers } from "./popovers.ts";
import { startSavingPictures } from "./save-picture.ts";
import { startStoryForm } from "./story-form.ts";

// They are right as they came: making what keeps them so would hold the first painting up.
addEventListener("load", keepClocksGoing);
startPopovers();
startMenu();
startFilters();
startKeys();
startNoteForm();
startStoryForm();
startSavingPictures();

// An alert that is there from the start is not read out; one that takes the focus is.
document.querySelector<HTMLElement>("[data-error-summary]")?.focus();

/** What draws is by far the larger part of the code: a page is read before it is there. */
export const drawing = document.querySelector("canvas") ? import("./drawing.ts") : null;

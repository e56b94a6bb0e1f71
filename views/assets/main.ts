import { startBars } from "./bars/bars.ts";
import { keepClocksGoing } from "./clocks.ts";
import { startKeys } from "./keys.ts";
import { startMenu } from "./menu.ts";
import { startNoteForm } from "./note-form.ts";
import { startPopovers } from "./popovers.ts";

keepClocksGoing();
startBars();
startPopovers();
startMenu();
startKeys();
startNoteForm();

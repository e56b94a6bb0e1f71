import { startBars } from "./bars/bars.ts";
import { startDayCharts } from "./charts/day.ts";
import { startPathChart } from "./charts/path.ts";
import { keepClocksGoing } from "./clocks.ts";
import { startKeys } from "./keys.ts";
import { startMenu } from "./menu.ts";
import { startNoteForm } from "./note-form.ts";
import { startPopovers } from "./popovers.ts";
import { startSavingPictures } from "./save-picture.ts";
import { startStoryForm } from "./story-form.ts";

keepClocksGoing();
startBars();
startDayCharts();
startPathChart();
startPopovers();
startMenu();
startKeys();
startNoteForm();
startStoryForm();
startSavingPictures();

// An alert that is there from the start is not read out; one that takes the focus is.
document.querySelector<HTMLElement>("[data-error-summary]")?.focus();

/** What is drawn can be read: `Chart.getChart(canvas)`, on a console or in a test. */
export { Chart } from "chart.js";

import { words } from "./words.ts";

/** Words by which a text says that a price rose. */
export const UP_VERBS = words(`
  rise rises rose risen rising gain gains gained gaining jump jumps jumped jumping climb climbs climbed climbing
  surge surges surged surging soar soars soared soaring rally rallies rallied rallying advance advances advanced
  advancing spike spikes spiked spiking pop pops popped popping leap leaps leaped leapt leaping rebound rebounds
  rebounded rebounding bounce bounces bounced bouncing zoom zooms zoomed zooming skyrocket skyrockets skyrocketed
  skyrocketing rocket rockets rocketed rocketing add adds added adding edge-up recover recovers recovered recovering
  vault vaults vaulted balloon ballooned firm firms firmed strengthen strengthens strengthened jolt jolts jolted
  ascend ascends ascended spurt spurts spurted perk perks perked
  explode explodes exploded exploding rip rips ripped ripping roar roars roared roaring
`);

/** Words by which a text says that a price fell. */
export const DOWN_VERBS = words(`
  fall falls fell fallen falling drop drops dropped dropping decline declines declined declining slide slides slid
  sliding tumble tumbles tumbled tumbling plunge plunges plunged plunging sink sinks sank sunk sinking slip slips
  slipped slipping dip dips dipped dipping skid skids skidded skidding lose loses lost losing shed sheds shedding
  slump slumps slumped slumping tank tanks tanked tanking crash crashes crashed crashing crater craters cratered
  cratering plummet plummets plummeted plummeting dive dives dived dove diving nosedive nosedives nosedived retreat
  retreats retreated retreating ease eases eased easing weaken weakens weakened weakening sag sags sagged sagging
  swoon swoons swooned collapse collapses collapsed collapsing tumble-down stumble stumbles stumbled stumbling
  topple topples toppled slumps wilt wilts wilted sell-off implode imploded crack cracks cracked bleed bleeds bled dump dumps dumped falter falters faltered wobble wobbles wobbled
  crumble crumbles crumbled drift drifts drifted
`);

/** Verbs that say as much of sales as of prices: they count only where shares, a ticker or an index are named. */
export const WEAK_UP = words(
  "increase increases increased increasing grow grows grew grown growing improve improved improves",
);
export const WEAK_DOWN = words(
  "decrease decreases decreased decreasing shrink shrinks shrank reduce reduced deteriorated",
);

/** Adverbs and adjectives that carry the direction by themselves. */
export const UP_PARTICLES = words("up higher");
export const DOWN_PARTICLES = words("down lower off");

/** Nouns of a change, as in "a 4% slide" or "a gain of 2%". */
export const UP_NOUNS = words(
  "gain gains rise rises jump jumps advance advances surge surges rally climb leap pop spike rebound bounce upmove increase",
);
export const DOWN_NOUNS = words(
  "loss losses fall falls drop drops decline declines slide slides slump dip dips plunge tumble retreat sell-off selloff pullback decrease plummet skid",
);

/** Verbs between subject and direction that say nothing of it: "is trading up", "closed lower". */
export const CARRIERS = words(`
  trade trades traded trading close closes closed closing end ends ended ending finish finishes finished finishing
  settle settles settled settling open opens opened opening move moves moved moving swing swings swung remain remains
  remained stay stays stayed run runs running go goes going went gone send sends sent sending push pushes pushed pushing indicated quoted
  stand stands stood sit sits sitting hover hovers gap gaps gapped gapping edge edges edged edging inch inches inched inching
  tick ticks ticked ticking nudge nudged creep crept turn turned turns shoot shot shoots take took put puts
  pull pulled pulls continue continues continued resume resumed extend extends extended extending bid
`);

/** Auxiliaries and adverbs between subject and direction. */
export const FILLERS = words(`
  is are was were be been being 's 're has have had did does do now still also currently just already again even
  then later both all each today back early earlier initially subsequently only here sharply slightly modestly marginally
  roughly further too much 'd strongly briefly quickly session day last
`);

/** Verbs that move somebody else's price: "lifting its stock 4.5 percent". */
export const CAUSES_UP = words(
  "lift lifts lifted lifting boost boosts boosted boosting propel propels propelled propelling",
);
export const CAUSES_DOWN = words("knock knocks knocked knocking drag drags dragged dragging");

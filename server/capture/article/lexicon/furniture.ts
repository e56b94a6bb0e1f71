/** Lines that are all of a heading over what follows an article. */
export const TAIL_HEADINGS =
  /^(?:\d{1,4} )?(?:comments?|leave a (?:comment|reply)|join the (?:conversation|discussion)|show comments|view comments|related (?:articles?|stories|news|topics|content|reading)|read (?:more|next)|more (?:from|on|stories|news)\b.{0,40}|most (?:read|popular)|recommended(?: for you| stories)?|you (?:may|might) (?:also )?like|trending(?: now)?|sign up for\b.{0,60}|subscribe(?: now| today)?|share this (?:article|story)|about the author|disclaimer|disclosures?|sources?|tags|haftungsausschluss|kommentare|commentaires|comentarios|评论|免责声明|コメント|免責事項)\s*[:：]?$/i;

/** Beginnings of disclaimers and notices of rights. */
export const LEGAL_OPENINGS =
  /^(?:disclaimer\s*[:：–—-]|risk disclosure|disclosure\s*:|copyright\b|©|\(c\) \d{4}|all rights reserved|this (?:article|content|material) (?:is|was) (?:for|provided for) (?:general )?information|the above content should not be|this copy is for your personal|to (?:order|purchase) (?:reprints|presentation-ready)|免责声明|风险提示)/i;

/** Lines between a headline and the article that say nothing of it. */
export const LINE_NOISE =
  /^(?:share|save|translate|print|listen|follow|bookmark|email|copy link|gift(?: article)?|subscribe|sign in|log in|menu|home|news|markets|business|technology|advertisement|ad|\d+ (?:min(?:ute)?s?)(?: read)?|\d[\d.,]*[km]? (?:views|comments|likes|shares)|in this article|key (?:points|takeaways)|read full article|facebook|twitter|linkedin|whatsapp|x)$/i;

/** Words that tell a name of a publisher, not known as one, from a person's. */
export const PUBLISHER_WORDS =
  /(?:\b(?:news|times|journal|post|herald|daily|finance|financial|media|insider|review|tribune|gazette|investors?|weekly|magazine|network|tv|radio|research|observer|chronicle|zeitung|tribune|reports?|bulletin|monitor|telegraph|ledger|securities)|(?:press|news|wire|newswires?|\.(?:com|net|org|co|io|tv|cn|de|fr)))$|[网报社]$|财经|新闻/i;

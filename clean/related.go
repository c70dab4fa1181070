package clean

// relatedRows are links to other stories: one in the flow of the text, or the line above a list of them.
var relatedRows = []*Rule{
	{
		Name: "related/read-also", Category: Related, Why: "link to another story",
		Pattern: `(?i)^\W{0,3}(?:read|see|watch)(?: also|\s?more| next)\s*[:：|\x{00a0}–—-]\s*\S.{3,200}$`,
		Example: "READ ALSO: Taiwan Blames China For Latest WHO Meeting Snub",
		Miss:    "Read also the report by the UN panel, which blames both sides.",
	},
	{
		Name: "related/read-also-bare", Category: Related, Why: "link to another story",
		Pattern: `^(?:READ|SEE) (?:ALSO|MORE)\s+\p{Lu}\S* \S.{3,200}$`,
		Example: "READ ALSO  Brussels set to fight court decision to quash Apple tax ruling",
		Miss:    "READ ALSO was the sign on the library door.",
	},
	{
		Name: "related/also-like", Category: Related, Header: true, Why: "opens a list of other stories",
		Pattern: `(?i)^you (?:might|may) (?:also )?(?:like|be interested in)(?: these posts)?\W*$`,
		Example: "You might also like",
		Miss:    "You might also like to know who paid, the judge said.",
	},
}

package clean

// Rows that the search for readers' comments asks for by name: see threads.
var (
	postButton = ruleNamed("comments/button")
	postFlag   = ruleNamed("comments/flag")
	postSaid   = ruleNamed("comments/said")
	postNick   = ruleNamed("comments/nick")
	postRated  = ruleNamed("comments/rated")
	postAgo    = ruleNamed("comments/ago")
	threadHead = ruleNamed("comments/head")
)

// countLines head the comments of readers, count them or lead to them.
var countLines = rulesNamed("comments/counted", "comments/label", "comments/none", "comments/none-abroad", "comments/prompt",
	"comments/discuss", "comments/prompt-abroad", "comments/readers", "comments/field")

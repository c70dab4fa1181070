package clean

// shareRows are buttons and prompts to pass a story on.
var shareRows = []*Rule{
	{
		Name: "share/this-article", Category: Share, Why: "share button",
		Pattern: `^(?i:share this (?:article|story|post|page))(?:Comments|Close Button|[ :!]){0,4}$`,
		Example: "Share this articleComments",
		Miss:    "Share this article comments page.",
	},
}

var newsletterRows = []*Rule{}
var advertRows = []*Rule{}
var commentRows = []*Rule{}

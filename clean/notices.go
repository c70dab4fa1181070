package clean

// legalRows are notices of copyright, terms and law.
var legalRows = []*Rule{
	{
		Name: "legal/undesirable", Category: Legal, Place: Tail, Most: 40, Why: "notice on a banned publisher",
		Pattern: `has been declared an .undesirable organi[sz]ation.`,
		Example: `RFE/RL has been declared an "undesirable organization" by the Russian government.`,
	},
	{
		Name: "legal/penalty", Category: Legal, Place: Tail, Most: 100, Why: "notice on what readers risk by law",
		Pattern: `^If you are in .{3,300} could face fines or imprisonment\b`,
	},
	{
		Name: "legal/more", Category: Legal, Place: Tail, Why: "link to a notice",
		Pattern: `^(?i:to find out more, click here\.?)$`,
	},
}

// bioRows are notes on who wrote a story.
var bioRows = []*Rule{
	{
		Name: "bio/outlet", Category: Bio, Place: Tail, Most: 110, Why: "note on the publisher",
		Pattern: `^\p{Lu}[^.]{2,80} is (?:one of the|the|a) (?:leading|largest|world's|world’s|main) (?:[\p{L}-]+ ){0,3}(?:providers?|sources?|publishers?|broadcasters?|news)`,
	},
	{
		Name: "bio/picture", Category: Bio, Why: "place of a picture",
		Pattern: `^\W*\d+x\d+ Image$`,
	},
}

var timestampRows = []*Rule{}

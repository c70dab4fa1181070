package clean

// sourceRows say where a story comes from and who worked on it.
var sourceRows = []*Rule{
	{
		Name: "byline/by", Category: Byline, Place: Top, Most: 14, Why: "who wrote the story",
		Pattern: `^(?:By|BY)[ \x{00a0}]+\p{Lu}[\p{L}\p{M}.'’-]*(?:,? (?:and |[a-z]{2,3} )?\p{Lu}[\p{L}\p{M}.'’-]*){0,8}$`,
		Example: "By Euronews", Miss: "By Friday night",
	},
	{
		Name: "source/via", Category: Source, Place: Tail, Most: 6, Why: "where the story was first printed",
		Pattern: `^Via \p{Lu}[\p{L}\p{M}.'’ ]{2,40}$`,
		Example: "Via Financial Times", Miss: "Via Minsk and Kyiv, he reached Warsaw.",
	},
	{
		Name: "source/additional", Category: Source, Place: Tail, Why: "other sources of the story",
		Pattern: `^Additional sources? • .{2,60}$`,
		Example: "Additional sources • AP", Miss: "Additional sources of gas will be found.",
	},
	{
		Name: "source/reporting", Category: Source, Place: Tail, Most: 40, Why: "who else reported",
		Pattern: `^(?:With|Additional|Writing|Editing|Reporting)(?: additional)?(?: reporting)? by \p{Lu}.{3,200}$`,
		Example: "With reporting by Reuters, AP, dpa, Interfax, BelTA, and",
	},
}

var wireRows = []*Rule{}

package xml

// What elements and attributes say, the surest first. A path is matched by its end.
var (
	titles  = []string{"headline", "hl1", "titlestmt/title", "title"}
	dates   = []string{"date.issue@norm", "story.date@norm", "firstcreated", "versioncreated", "pubdate", "published", "issued", "updated", "@date", "publicationstmt/date@when", "date@when", "dateandtime", "date"}
	ids     = []string{"@itemid", "@guid", "doc-id@id-string", "guid", "newsitemid", "id", "@id", "@xml:id", "idno"}
	authors = []string{"byline", "by", "creator", "author/name", "titlestmt/author", "author", "bytag"}
	langs   = []string{"@xml:lang", "language@tag", "language"}
	links   = []string{"link@href", "link"}
	origins = []string{"provider", "source", "distributor"}
)

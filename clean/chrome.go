package clean

// mediaRows are the controls and messages of players.
var mediaRows = []*Rule{
	{
		Name: "media/no-source", Category: Media, Why: "message of a media player",
		Pattern: `^(?i:no media source currently available|please wait|loading\.{0,3})$`,
		Example: "No media source currently available", Miss: "No media source would confirm it.",
	},
	{
		Name: "media/time", Category: Media, Why: "times of a media player",
		Pattern: `^\d{1,2}:\d{2}(?::\d{2})?(?: \d{1,2}:\d{2}(?::\d{2})?){0,3}$`,
		Example: "0:00 0:00:52 0:00", Miss: "10:30 was the agreed hour.",
	},
}

// navigationRows are ways around a site.
var navigationRows = []*Rule{
	{
		Name: "navigation/skip", Category: Navigation, Why: "link for getting around the page",
		Pattern: `^(?i:accessibility links|skip to (?:main )?content|breaking news|live|exclusive)$`,
		Example: "Accessibility links", Miss: "Accessibility links both laws.",
	},
}

var tagRows = []*Rule{}

"""Where pages of the repository stand in the site: docs/ is its root, and a README is a page of its folder's name.

Links are written as they work in the repository; mkdocs leads each to where its page has gone.
"""


def on_files(files, config):
    for file in files:
        if file.src_uri.startswith("docs/"):
            file.dest_uri = file.dest_uri.removeprefix("docs/")
        elif file.src_uri == "README.md":
            file.dest_uri = "readme.html"
        elif file.src_uri.endswith("/README.md"):
            file.dest_uri = file.src_uri.removesuffix("/README.md") + "/readme.html"
    return files

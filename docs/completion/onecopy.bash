# Completion of onecopy for bash, as "onecopy completion bash" prints it.

_onecopy() {
  local cur prev flags='' args='' asks='' kind='' words='' at=0
  COMPREPLY=()
  cur=${COMP_WORDS[COMP_CWORD]}
  prev=${COMP_WORDS[COMP_CWORD - 1]}
  if [[ $COMP_CWORD -eq 1 ]]; then
    _onecopy_add -W 'clean check index show explain lsp recut report stats verify stage man completion help version --help --version'
    return
  fi
  if [[ $cur == = ]]; then
    cur='' at=$COMP_CWORD
  elif [[ $prev == = ]]; then
    at=$((COMP_CWORD - 1))
  fi
  if [[ $at -gt 2 ]]; then
    prev=${COMP_WORDS[at - 1]}
    [[ $prev == -* ]] || prev=${COMP_WORDS[at - 2]}
    [[ $prev != = ]] || prev=${COMP_WORDS[at - 3]}
  elif [[ $at -eq 2 ]]; then
    prev=''
  fi
  case ${COMP_WORDS[1]} in
  clean)
    flags='--output --force --into --against --keep-going --dry-run --threshold --keep --encoding --split --rules --strip --keep-category --input-format --text-field --id-field --title-field --date-field --source-field --salvage --noisy --language --dedup-only --clean-only --limit --sample --shard-size --keep-dirs --removed --corpus-format --no-sync --exclude --ignore-file --pages --report-max --jobs --memory --work --resume --verbose --quiet --color --config --no-config --help'
    case $prev in
    -o | --output) kind=folder ;;
    --into) kind=folder ;;
    --against) kind=path ;;
    -t | --threshold) kind=free ;;
    --keep) kind=list words='longest earliest first' ;;
    --encoding) kind=free ;;
    --split) kind=word words='auto always never' ;;
    --rules) kind=path ;;
    --strip) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --keep-category) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --input-format) kind=word words='text jsonl json parquet arrow csv html mail warc xml' ;;
    --text-field) kind=free ;;
    --id-field) kind=free ;;
    --title-field) kind=free ;;
    --date-field) kind=free ;;
    --source-field) kind=free ;;
    --limit) kind=free ;;
    --sample) kind=free ;;
    --shard-size) kind=free ;;
    --removed) kind=path ;;
    --corpus-format) kind=word words='auto text jsonl jsonl.gz jsonl.zst parquet arrow' ;;
    --exclude) kind=free ;;
    --ignore-file) kind=path ;;
    --pages) kind=word words='none summary full auto' ;;
    --report-max) kind=free ;;
    -j | --jobs) kind=free ;;
    --memory) kind=free ;;
    --work) kind=folder ;;
    --color) kind=word words='auto always never' ;;
    --config) kind=path ;;
    esac
    ;;
  check)
    flags='--against --against-self --baseline --update-baseline --format --report --fix --only --allow --exclude --ignore-file --no-ignore --type --include --since --changed-lines --files-from --cache --show-files --select --ignore --per-path-ignore --statistics --allow-empty --no-baseline --unsafe-fixes --strict --exit-zero --dry-run --threshold --encoding --split --rules --strip --keep-category --input-format --text-field --id-field --title-field --date-field --source-field --salvage --jobs --verbose --no-sync --quiet --color --config --no-config --help'
    case $prev in
    --against) kind=path ;;
    --baseline) kind=path ;;
    --format) kind=word words='text json jsonl github gitlab azure rdjson sarif junit markdown html' ;;
    --report) kind=path ;;
    --only) kind=list words='copy boilerplate unreadable' ;;
    --allow) kind=free ;;
    --exclude) kind=free ;;
    --ignore-file) kind=path ;;
    --type) kind=list words='news markdown all' ;;
    --include) kind=free ;;
    --since) kind=free ;;
    --files-from) kind=path ;;
    --select) kind=list words='copy boilerplate unreadable caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' asks=rules ;;
    --ignore) kind=list words='copy boilerplate unreadable caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' asks=rules ;;
    --per-path-ignore) kind=free ;;
    -t | --threshold) kind=free ;;
    --encoding) kind=free ;;
    --split) kind=word words='auto always never' ;;
    --rules) kind=path ;;
    --strip) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --keep-category) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --input-format) kind=word words='text jsonl json parquet arrow csv html mail warc xml' ;;
    --text-field) kind=free ;;
    --id-field) kind=free ;;
    --title-field) kind=free ;;
    --date-field) kind=free ;;
    --source-field) kind=free ;;
    -j | --jobs) kind=free ;;
    --color) kind=word words='auto always never' ;;
    --config) kind=path ;;
    esac
    ;;
  index)
    flags='--output --add --remove --list --force --keep-going --dry-run --threshold --encoding --split --rules --strip --keep-category --input-format --text-field --id-field --title-field --date-field --source-field --salvage --exclude --ignore-file --noisy --jobs --memory --no-sync --quiet --color --config --no-config --help'
    case $prev in
    -o | --output) kind=path ;;
    --remove) kind=free ;;
    -t | --threshold) kind=free ;;
    --encoding) kind=free ;;
    --split) kind=word words='auto always never' ;;
    --rules) kind=path ;;
    --strip) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --keep-category) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --input-format) kind=word words='text jsonl json parquet arrow csv html mail warc xml' ;;
    --text-field) kind=free ;;
    --id-field) kind=free ;;
    --title-field) kind=free ;;
    --date-field) kind=free ;;
    --source-field) kind=free ;;
    --exclude) kind=free ;;
    --ignore-file) kind=path ;;
    -j | --jobs) kind=free ;;
    --memory) kind=free ;;
    --color) kind=word words='auto always never' ;;
    --config) kind=path ;;
    esac
    ;;
  show)
    flags='--in --threshold --width --against --against-self --encoding --split --rules --strip --keep-category --input-format --text-field --id-field --title-field --date-field --source-field --salvage --jobs --quiet --color --config --no-config --help'
    asks=stories
    case $prev in
    -o | --in) kind=folder ;;
    -t | --threshold) kind=free ;;
    --width) kind=free ;;
    --against) kind=path ;;
    --encoding) kind=free ;;
    --split) kind=word words='auto always never' ;;
    --rules) kind=path ;;
    --strip) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --keep-category) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --input-format) kind=word words='text jsonl json parquet arrow csv html mail warc xml' ;;
    --text-field) kind=free ;;
    --id-field) kind=free ;;
    --title-field) kind=free ;;
    --date-field) kind=free ;;
    --source-field) kind=free ;;
    -j | --jobs) kind=free ;;
    --color) kind=word words='auto always never' ;;
    --config) kind=path ;;
    esac
    ;;
  explain)
    flags='--encoding --split --rules --strip --keep-category --input-format --text-field --id-field --title-field --date-field --source-field --salvage --quiet --color --config --no-config --help'
    args='caption/ credit/ related/ share/ newsletter/ advertisement/ comments/ navigation/ tags/ legal/ bio/ media/ byline/ source/ timestamp/ wire/ template/ markup/ outside/'
    asks=rules
    case $prev in
    --encoding) kind=free ;;
    --split) kind=word words='auto always never' ;;
    --rules) kind=path ;;
    --strip) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --keep-category) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --input-format) kind=word words='text jsonl json parquet arrow csv html mail warc xml' ;;
    --text-field) kind=free ;;
    --id-field) kind=free ;;
    --title-field) kind=free ;;
    --date-field) kind=free ;;
    --source-field) kind=free ;;
    --color) kind=word words='auto always never' ;;
    --config) kind=path ;;
    esac
    ;;
  lsp)
    flags='--stdio --against --baseline --no-baseline --only --select --ignore --type --include --cache --threshold --exclude --ignore-file --encoding --split --rules --strip --keep-category --input-format --text-field --id-field --title-field --date-field --source-field --salvage --jobs --config --no-config --quiet --color --help'
    case $prev in
    --against) kind=path ;;
    --baseline) kind=path ;;
    --only) kind=list words='copy boilerplate unreadable' ;;
    --select) kind=list words='copy boilerplate unreadable caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' asks=rules ;;
    --ignore) kind=list words='copy boilerplate unreadable caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' asks=rules ;;
    --type) kind=list words='news markdown all' ;;
    --include) kind=free ;;
    -t | --threshold) kind=free ;;
    --exclude) kind=free ;;
    --ignore-file) kind=path ;;
    --encoding) kind=free ;;
    --split) kind=word words='auto always never' ;;
    --rules) kind=path ;;
    --strip) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --keep-category) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --input-format) kind=word words='text jsonl json parquet arrow csv html mail warc xml' ;;
    --text-field) kind=free ;;
    --id-field) kind=free ;;
    --title-field) kind=free ;;
    --date-field) kind=free ;;
    --source-field) kind=free ;;
    -j | --jobs) kind=free ;;
    --config) kind=path ;;
    --color) kind=word words='auto always never' ;;
    esac
    ;;
  recut)
    flags='--threshold --keep --output --force --pages --report-max --no-sync --jobs --memory --quiet --color --config --no-config --help'
    case $prev in
    -t | --threshold) kind=free ;;
    --keep) kind=list words='longest earliest first' ;;
    -o | --output) kind=folder ;;
    --pages) kind=word words='none summary full auto' ;;
    --report-max) kind=free ;;
    -j | --jobs) kind=free ;;
    --memory) kind=free ;;
    --color) kind=word words='auto always never' ;;
    --config) kind=path ;;
    esac
    ;;
  report)
    flags='--pages --report-max --no-sync --jobs --quiet --color --config --no-config --help'
    asks=stories
    case $prev in
    --pages) kind=word words='none summary full auto' ;;
    --report-max) kind=free ;;
    -j | --jobs) kind=free ;;
    --color) kind=word words='auto always never' ;;
    --config) kind=path ;;
    esac
    ;;
  stats)
    flags='--format --width --quiet --color --config --no-config --help'
    case $prev in
    --format) kind=word words='text json jsonl github gitlab azure rdjson sarif junit markdown html' ;;
    --width) kind=free ;;
    --color) kind=word words='auto always never' ;;
    --config) kind=path ;;
    esac
    ;;
  verify)
    flags='--sums --sample --input-format --encoding --text-field --id-field --title-field --date-field --source-field --rules --against --exclude --ignore-file --jobs --quiet --color --config --no-config --help'
    case $prev in
    --sample) kind=free ;;
    --input-format) kind=word words='text jsonl json parquet arrow csv html mail warc xml' ;;
    --encoding) kind=free ;;
    --text-field) kind=free ;;
    --id-field) kind=free ;;
    --title-field) kind=free ;;
    --date-field) kind=free ;;
    --source-field) kind=free ;;
    --rules) kind=path ;;
    --against) kind=path ;;
    --exclude) kind=free ;;
    --ignore-file) kind=path ;;
    -j | --jobs) kind=free ;;
    --color) kind=word words='auto always never' ;;
    --config) kind=path ;;
    esac
    ;;
  stage)
    flags='--templates --stories --decisions --output --force --open --base --name --first-line --first-byte --before --threshold --keep --encoding --split --rules --strip --keep-category --input-format --text-field --id-field --title-field --date-field --source-field --salvage --dedup-only --corpus-format --removed --no-sync --pages --report-max --jobs --quiet --color --help'
    case $prev in
    --templates) kind=path ;;
    --stories) kind=path ;;
    --decisions) kind=path ;;
    -o | --output) kind=folder ;;
    --base) kind=folder ;;
    --name) kind=free ;;
    --first-line) kind=free ;;
    --first-byte) kind=free ;;
    --before) kind=path ;;
    -t | --threshold) kind=free ;;
    --keep) kind=list words='longest earliest first' ;;
    --encoding) kind=free ;;
    --split) kind=word words='auto always never' ;;
    --rules) kind=path ;;
    --strip) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --keep-category) kind=list words='caption credit related share newsletter advertisement comments navigation tags legal bio media byline source timestamp wire template markup outside' ;;
    --input-format) kind=word words='text jsonl json parquet arrow csv html mail warc xml' ;;
    --text-field) kind=free ;;
    --id-field) kind=free ;;
    --title-field) kind=free ;;
    --date-field) kind=free ;;
    --source-field) kind=free ;;
    --corpus-format) kind=word words='auto text jsonl jsonl.gz jsonl.zst parquet arrow' ;;
    --removed) kind=path ;;
    --pages) kind=word words='none summary full auto' ;;
    --report-max) kind=free ;;
    -j | --jobs) kind=free ;;
    --color) kind=word words='auto always never' ;;
    esac
    ;;
  man)
    flags='--quiet --color --help'
    case $prev in
    --color) kind=word words='auto always never' ;;
    esac
    ;;
  completion)
    flags='--quiet --color --help'
    args='bash zsh fish'
    case $prev in
    --color) kind=word words='auto always never' ;;
    esac
    ;;
  help)
    flags='--quiet --color --help'
    args='clean check index show explain lsp recut report stats verify stage man completion help version config'
    case $prev in
    --color) kind=word words='auto always never' ;;
    esac
    ;;
  version)
    flags='--licenses --quiet --color --help'
    case $prev in
    --color) kind=word words='auto always never' ;;
    esac
    ;;
  esac
  case $kind in
  word) _onecopy_add -W "$words" ;;
  list)
    prev=''
    [[ $cur != *,* ]] || prev=${cur%,*},
    cur=${cur##*,}
    _onecopy_add -P "$prev" -W "$words"
    [[ $asks != rules ]] || _onecopy_ask rules "$prev"
    ;;
  folder) _onecopy_paths -d ;;
  path) _onecopy_paths -f ;;
  free) ;;
  *)
    if [[ $cur == -* ]]; then
      _onecopy_add -W "$flags"
    elif [[ -z $asks && -n $args ]]; then
      _onecopy_add -W "$args"
    else
      _onecopy_paths -f
      [[ -z $args ]] || _onecopy_add -W "$args"
      [[ -z $asks ]] || _onecopy_ask "$asks" ''
    fi
    ;;
  esac
}

# The functions below see cur of _onecopy.
_onecopy_add() {
  local word
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <(compgen "$@" -- "$cur")
}

# What the program lists is never a list for compgen, which would run what it has in $(). With file
# names beside it readline quotes it as one.
_onecopy_ask() {
  local word
  while IFS= read -r word; do
    [[ $word != "$cur"* ]] || COMPREPLY+=("$2$word")
  done < <(command onecopy completion "$1" -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}

_onecopy_paths() {
  compopt -o filenames 2>/dev/null
  _onecopy_add "$1"
}

complete -F _onecopy onecopy

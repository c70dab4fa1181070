# "make ci" is exactly what the CI machine runs; "make help" lists the targets.
GO       ?= go
FUZZTIME ?= 20s
FLIPS    ?= 5000

# The linter is pinned in a module of its own, so that its dependencies stay out of ours.
STATICCHECK = $(GO) tool -modfile=tools/go.mod staticcheck

comma := ,

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: build test sweeps race lint fuzz bench linear steps torture fit e2e versus peers schemas eval check golden docs generated small cross foreign modules licenses \
	reproducible wheel wheels mirror python engines compare skew slurm prism beam release installs trial site day night ci clean help

build: ## compile to bin/onecopy
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/onecopy ./cmd/onecopy

test: ## run every test
	$(GO) test ./...

sweeps: ## the tests that try many cases of one kind, with all of them; go test ./... tries a third
	$(GO) test -count=1 -run '^TestAgainstMonotone$$' . -chains 100
	ONECOPY_SWEEP=1 $(GO) test -count=1 -run '^Test(RefusalOfRules|SafeRunning)$$' ./clean
	ONECOPY_SWEEP=1 $(GO) test -count=1 -run '^TestSpilledFindsTheSame$$' ./cluster
	ONECOPY_SWEEP=1 $(GO) test -count=1 -run '^Test(HoleInFormats|HurtFormats|NestedHurt)$$' ./corpus
	ONECOPY_SWEEP=1 $(GO) test -count=1 -run '^TestHurt$$' ./corpus/format/arrow ./corpus/format/parquet
	ONECOPY_SWEEP=1 $(GO) test -count=1 -run '^Test(Large|ManyFiles)$$' ./lsp
	ONECOPY_SWEEP=1 $(GO) test -count=1 -run '^TestStages$$' ./stage
	ONECOPY_SWEEP=1 $(GO) test -count=1 -run '^Test(Grow|GrowFails|BesideAsInto|CheckCache|DamagedMembers|VerifyFlips|VerifyFindsForgedFields|SampleFindsForgedFields|ResumeKilled|Report|ShowAgainst)$$' ./cmd/onecopy

# The race detector needs a C compiler, which not every machine has; of the slow tests one uses every goroutine there is.
race: ## run the tests under the race detector
	@if [ "$$($(GO) env CGO_ENABLED)" != 1 ]; then echo "race: skipped, there is no C compiler"; else set -x; \
	$(GO) test -race -short ./clean/... ./shingle ./internal/disk ./corpus/... ./cluster/... ./report ./run ./check && \
	$(GO) test -race -run '^TestSame$$' ./cmd/onecopy; fi

lint: ## gofmt, go vet, staticcheck, and whether the index of the rules is fresh
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(STATICCHECK) ./...
	$(GO) test -count=1 -run '^TestIndexed$$' ./clean -fresh

fuzz: ## run each fuzz target for FUZZTIME (20s)
	@set -e; for room in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$room | grep '^Fuzz' || true); do \
			echo "$$room $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x $$room; \
		done; \
	done

bench: ## run the benchmarks
	$(GO) test -run '^$$' -bench . -benchmem ./...

linear: ## mark hostile pages of two lengths and want the time in proportion; goes by the clock
	$(GO) test -count=1 -tags linear -run '^Test(Mark|View)Time$$' ./clean

steps: ## count the work of marking each literal and example of the rules over and over, and want it in proportion
	@cd clean/steps && dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && \
	GOCOVERDIR=$$dir $(GO) run -cover -covermode=atomic \
		-coverpkg=onecopy/clean/steps,onecopy/clean,onecopy/clean/internal/pattern,onecopy/clean/internal/backtrack,strings,bytes,slices,unicode/utf8 . | tee $$dir/slowest; \
	$(GO) run . -slowest $$dir/slowest && tail -n 1 $$dir/slowest | grep -q ' 0 superlinear$$'

# TORTURE is flags of the tests, as in TORTURE='-run Kill -kills=500 -seed=7'; FULL=1 tries all that docs/design.md names.
torture: ## kill, starve, damage and vary runs, and want nothing lost; prints a table
	cd cmd/onecopy/torture && $(GO) vet . && $(GO) test -count=1 -timeout 4h $(if $(FULL),-full) $(TORTURE)
	$(GO) test -count=1 -v -run '^TestKilled' ./cmd/onecopy -torture
	$(GO) test -count=1 -timeout 30m -run '^TestVerifyFlips$$' -v ./cmd/onecopy -flips $(if $(FULL),$(FLIPS),500)

# DATA are folders of pages whose stories are known (go doc onecopy/clean/fit), PAGES folders of web pages (go doc of
# corpus/format/webpage/fit), FIT is flags: -held-out, -write, -on FOLDER.
fit: ## test the program that fits the weights of headlines, and fit them on the folders DATA
	cd clean/fit && $(GO) vet . && $(GO) test -count=1 .
	$(if $(DATA),cd clean/fit && $(GO) run . $(FIT) $(abspath $(DATA)))
	cd corpus/format/webpage/fit && $(GO) vet . && $(GO) test -count=1 .
	$(if $(PAGES),cd corpus/format/webpage/fit && $(GO) run . $(FIT) $(abspath $(PAGES)))

e2e: ## open reports in Chromium, where there is one, and use them
	cd report/e2e && $(GO) test -count=1 -parallel 3 .

versus: ## time signing against two Go libraries; they are fetched for it
	cd shingle/versus && $(GO) test -v -run . -bench . -benchtime 20x

# SIZES are records of the corpora, PYTHON has gaoya and rensa (pip install gaoya rensa).
peers: ## time whole runs beside two Python libraries on the same files: processor seconds, memory, precision and recall
	cd bench && $(GO) vet . && $(GO) test . && $(GO) run . -sizes $(or $(SIZES),10000$(comma)30000) -python $(or $(PYTHON),python3)

schemas: ## hold every JSON form to its schema, SARIF to that of OASIS; the validator is fetched for it
	cd report/schemas && $(GO) vet ./... && $(GO) test ./...

eval: ## compare a run over seeds/ with what is known about them; must be exact
	$(GO) test -count=1 -run '^(TestSeeds|TestTails|TestSummit)$$' -v ./cmd/onecopy

check: ## check seeds/ against .onecopy-baseline, which has their four repeats and 64 lines of boilerplate
	$(GO) run ./cmd/onecopy check seeds --baseline .onecopy-baseline --strict

golden: ## rewrite golden files; read the difference before you commit it
	@set -e; for room in $$(grep -rl --include='*_test.go' 'flag.Bool("update"' . | xargs -n1 dirname | sort -u); do \
		echo $(GO) test -count=1 $$room -update; $(GO) test -count=1 $$room -update; done

docs: ## rewrite the generated pages of docs/
	$(GO) test -count=1 -run '^(TestRulesPage|TestManual|TestCompletions)$$' ./cmd/onecopy -update

generated: docs
	git diff --exit-code -- docs
	@new=$$(git ls-files --others --exclude-standard -- docs); if [ -n "$$new" ]; then echo "not committed: $$new"; exit 1; fi

# The race detector aside, a test that passes here and not there has a constant, a shift or an index that wants 64 bits.
small: ## run every test as on a machine of 32 bits
	CGO_ENABLED=0 GOARCH=386 $(GO) test -short ./...

SYSTEMS = windows/amd64 windows/arm64 darwin/amd64 darwin/arm64 linux/arm64 linux/386 linux/s390x freebsd/amd64

cross: ## compile and vet, tests too, for the other systems
	@set -e; for s in $(SYSTEMS); do echo "$$s"; \
		CGO_ENABLED=0 GOOS=$${s%/*} GOARCH=$${s#*/} $(GO) build -o /dev/null ./cmd/onecopy; \
		CGO_ENABLED=0 GOOS=$${s%/*} GOARCH=$${s#*/} $(GO) vet ./...; done

# s390x has the other order of bytes. The tests of the program start it, which the kernel does not do for another processor:
# there a run and an index of the seeds must have the bytes of one here. On two busy cores it took 24 minutes, 11 of them arm64.
foreign: ## run tests on arm64 and s390x under qemu, where there is one, and compare a run byte for byte; for the night
	@set -e; dir=$$(mktemp -d); trap 'rm -rf "$$dir"' EXIT; \
	make_all() { $$1 "$$dir/$$2" clean seeds -q -o "$$dir/out-$$2"; $$1 "$$dir/$$2" index seeds -q -o "$$dir/index-$$2"; }; \
	CGO_ENABLED=0 $(GO) build -trimpath -o "$$dir/here" ./cmd/onecopy; make_all "" here; \
	for pair in arm64:qemu-aarch64 s390x:qemu-s390x; do arch=$${pair%:*}; qemu=$${pair#*:}; \
		if ! command -v $$qemu >/dev/null; then echo "foreign: $$arch skipped, there is no $$qemu (Debian: qemu-user)"; continue; fi; \
		CGO_ENABLED=0 GOARCH=$$arch $(GO) build -trimpath -o "$$dir/$$arch" ./cmd/onecopy; make_all $$qemu $$arch; \
		diff -r "$$dir/out-here" "$$dir/out-$$arch"; cmp "$$dir/index-here" "$$dir/index-$$arch"; echo "$$arch: a run and an index have the same bytes"; \
		CGO_ENABLED=0 GOARCH=$$arch $(GO) test -short -timeout 2h -exec $$qemu ./clean/... ./shingle ./internal/disk ./corpus/... ./cluster/... ./report ./run ./check; \
	done

modules: ## hold the modules that are used to go.sum, and go.mod to what is imported
	$(GO) mod verify
	$(GO) mod tidy -diff

licenses: ## write cmd/onecopy/licenses.txt anew, after a change of go.mod
	$(GO) test -count=1 -run '^TestLicenses$$' ./cmd/onecopy -update

# What a build depends on: the source, go.mod, the version of Go. Not the folder, the time, the user or the caches; of the version
# control only the commit is in it, where there is one.
reproducible: ## build twice, in two folders and with two caches, and want the same bytes
	@set -e; dir=$$(mktemp -d); trap 'rm -rf "$$dir"' EXIT; \
	for n in one another/deeper; do \
		mkdir -p "$$dir/$$n"; git ls-files -z | xargs -0 cp --parents -t "$$dir/$$n"; \
		(cd "$$dir/$$n" && GOCACHE="$$dir/cache-$${n%/*}" CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false -o onecopy ./cmd/onecopy); \
		sha256sum <"$$dir/$$n/onecopy"; \
	done; cmp "$$dir/one/onecopy" "$$dir/another/deeper/onecopy"

# What a release is called: the tag of the commit, else what stands between two releases. VERSION=1.2.0 says it outright.
VERSION ?= $(or $(patsubst v%,%,$(shell git describe --tags --exact-match 2>/dev/null)),0.0.0.dev0)
COMMIT  ?= $(shell git rev-parse HEAD 2>/dev/null)
WHEELS   = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

# The builder of wheels and the test runner are fetched into an environment of their own, bin/python.
bin/python/made: Makefile
	python3 -m venv bin/python && bin/python/bin/pip install -q 'hatchling>=1.26' 'pytest>=7' && touch $@

# Spark needs Java 17; what is not installed is passed over by its tests, and the table says so. ONECOPY_SKEW=100000 has one story printed so
# often, ONECOPY_RECORDS=FILE has a cluster of Spark clean that file too. No step may take more than its limit; docs/engines.md has how long all takes.
engines: bin/engines/made build ## try every engine: Spark alone and as a cluster, datatrove, Ray, Dask, make -j, Slurm, Beam on Prism and Flink; ends with the table
	cd python && ONECOPY_PROGRAM=$(CURDIR)/bin/onecopy PYTHONPATH=src timeout --foreground -s INT -k 60 1h ../bin/python/bin/python -m pytest -q -rs tests/test_stages.py tests/test_spark.py tests/test_spark_cluster.py
	$(GO) test ./stage && $(GO) test ./cmd/onecopy -run '^TestStage'
	$(MAKE) --no-print-directory slurm beam KILL=only
	$(MAKE) --no-print-directory compare

bin/engines/made: bin/python/made
	bin/python/bin/pip install -q pyspark pandas pyarrow datatrove orjson dask 'ray[data]' && mkdir -p $(@D) && touch $@

# SIZE is how many records are made for it, DATA a file of records instead. ENGINES are of bench/engines.py, as in ENGINES='"Spark" "Beam"'.
compare: bin/engines/made bin/slurm/made bin/flink/made build ## clean the same records on every engine, want the same bytes, and print a table of what each takes
	cd beam && $(GO) build -o ../bin/onecopy-beam . && $(GO) build -o ../bin/boot github.com/apache/beam/sdks/v2/go/container && $(GO) test -c -o ../bin/engines/flink.test .
	$(GO) test -c -o bin/engines/slurm.test ./cmd/onecopy
	$(if $(DATA),,cd bench && $(GO) run . -sizes $(or $(SIZE),5000) -write ../bin/engines)
	bin/python/bin/python bench/engines.py $(or $(DATA),bin/engines/$(or $(SIZE),5000).jsonl) $(ENGINES)

skew: bin/engines/made build ## clean 100,000 copies of one story and 20,000 market reports on Spark, and look at what each task takes
	bin/python/bin/python bench/skew.py $(SKEW)

# Its packages are fetched and unpacked, and nothing is installed: munge is not needed where all trust each other.
SLURM = slurmctld slurmd slurm-client slurm-wlm-basic-plugins libmunge2 libhwloc15 liblua5.1-0

bin/slurm/made: Makefile
	@if ! command -v apt-get >/dev/null || ! command -v dpkg >/dev/null; then echo "slurm: skipped, its packages are of Debian"; else set -ex; \
		rm -rf bin/slurm; mkdir -p bin/slurm/packages; cd bin/slurm/packages; apt-get download -q $(SLURM) || { echo "slurm: skipped, its packages cannot be had: apt-get update"; exit 0; }; for f in *.deb; do dpkg -x $$f ../root; done; touch ../made; fi

slurm: bin/slurm/made ## try the recipe for Slurm on Slurm itself, with every stage killed; needs root, unshare, Debian
	@if [ -f bin/slurm/made ]; then set -x; $(GO) test -count=1 -timeout 30m -v -run '^TestStagesOnSlurm$$' ./cmd/onecopy -slurm $(CURDIR)/bin/slurm/root; fi

prism: ## try the pipeline for Apache Beam on Prism, the runner in its SDK, which is fetched
	cd beam && $(GO) vet . && $(GO) test -count=1 -timeout 30m .

# DOCS is how many records are made for it, DATA a file of records instead. KILL=only leaves out the run where nothing is killed, KILL=never the other.
beam: prism bin/flink/made ## try it on a cluster of Flink too, of two task managers one of which is killed; needs Maven, Java 17, unshare
	@if [ -f bin/flink/made ]; then set -x; cd beam && $(GO) test -count=1 -timeout 1h -v -run '^TestFlink$$' . -flink $(CURDIR)/bin/flink $(if $(KILL),-kill $(KILL)) $(if $(DOCS),-docs $(DOCS)) $(if $(DATA),-data $(abspath $(DATA))); fi

bin/flink/made: beam/flink/pom.xml
	@if ! command -v mvn >/dev/null; then echo "beam: Flink is skipped, there is no mvn (Debian: maven)"; else set -x; \
		mvn -q -B -f beam/flink/pom.xml dependency:copy-dependencies -DoutputDirectory=$(CURDIR)/bin/flink && touch $@; fi

wheel: bin/python/made ## build the Python package for this machine, into bin/wheels
	cd python && ONECOPY_VERSION=$(VERSION) ONECOPY_COMMIT=$(COMMIT) ../bin/python/bin/python -m hatchling build -t wheel -d ../bin/wheels

wheels: bin/python/made ## build the Python package for six platforms, into bin/wheels
	@set -e; cd python; for target in $(WHEELS); do ONECOPY_TARGET=$$target ONECOPY_VERSION=$(VERSION) ONECOPY_COMMIT=$(COMMIT) \
		../bin/python/bin/python -m hatchling build -t wheel -d ../bin/wheels; done

day: ## a day in a git repository of 5,000 texts: what every check of it finds and takes of a processor
	$(GO) test -count=1 -v -run '^TestDay$$' ./cmd/onecopy -day $(or $(DAY),5000)

MIRROR ?= bin/mirror

# The hook is the one of this repository but for what builds it. A tag of the release makes of the folder what users name.
mirror: ## write the repository by which pre-commit installs the wheel of VERSION, into bin/mirror
	@mkdir -p $(MIRROR)
	@sed -e '/^#/d' -e 's/^  language: golang$$/  language: python/' .pre-commit-hooks.yaml >$(MIRROR)/.pre-commit-hooks.yaml
	@for file in pyproject.toml README.md; do sed 's/VERSION/$(VERSION)/' tools/mirror/$$file >$(MIRROR)/$$file; done
	@echo "$(MIRROR) is for onecopy $(VERSION): commit it to the mirror, and tag it v$(VERSION)"

# EXTRA=datasets also runs what is for Hugging Face datasets, which are large to fetch.
python: ## build the Python package, install it into an empty environment and run its tests
	@if ! command -v python3 >/dev/null; then echo "python: skipped, there is no python3"; else set -ex; rm -rf bin/wheels; \
	$(MAKE) --no-print-directory wheel; rm -rf bin/installed; python3 -m venv bin/installed; \
	bin/installed/bin/pip install -q --no-index bin/wheels/*.whl; bin/installed/bin/pip install -q 'pytest>=7' $(EXTRA); \
	bin/installed/bin/python -m pytest -q python; fi

# A release has the time of its commit. NAMED are flags of its owner: --license, --maintainer, --home, --base, --scope (go doc of release).
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null)

release: ## make all of a release for six platforms, into bin/release; publishes nothing
	@set -e; rm -rf bin/release bin/wheels; export SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH); $(MAKE) --no-print-directory wheels; \
	cd release && $(GO) run . --version $(VERSION) --commit "$(COMMIT)" $(NAMED) $$(printf -- '--with %s ' ../bin/wheels/*.whl) -o ../bin/release; \
	cat ../bin/release/SHA256SUMS

# What installs them is of Debian: dpkg rpm2cpio rpm cpio ruby npm skopeo buildah; where one is not there its test says so. INSTALL=1 has
# dpkg install on this machine itself, and remove it again.
installs: bin/.tried/made ## install what "make release" made, each in its own way, and run it
	cd release && PATH=$(CURDIR)/bin/.tried/bin:$$PATH PYTHON=$(CURDIR)/bin/.tried/bin/python WHEELHOUSE=$(CURDIR)/bin/.tried/wheels \
		$(GO) test -count=1 -timeout 30m -v . -made $(CURDIR)/bin/release $(if $(INSTALL),-install)

# pre-commit has a file of Go among its own, which Go passes over in a folder with a dot.
bin/.tried/made: Makefile
	python3 -m venv bin/.tried && bin/.tried/bin/pip install -q pre-commit 'cyclonedx-python-lib[json-validation]' && \
	bin/.tried/bin/pip download -q --no-deps -d bin/.tried/wheels setuptools && touch $@

trial: ## make a release for this platform, twice, and try what of it can be tried here
	cd release && $(GO) vet . && $(GO) test -count=1 -timeout 30m .

# Pages are copied as they lie, those that git does not ignore, so links between them are those of the repository.
site: bin/site/made ## build the documentation into bin/site/html, and follow its links; fetches mkdocs
	@rm -rf bin/site/source; mkdir -p bin/site/source
	@git ls-files -z --cached --others --exclude-standard -- '*.md' docs examples .pre-commit-hooks.yaml ':!docs/site' ':!:*/testdata/*' | xargs -0 cp --parents -t bin/site/source
	NO_MKDOCS_2_WARNING=1 SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH) bin/site/env/bin/mkdocs build -q -f docs/site/mkdocs.yml
	@echo "open bin/site/html/index.html"

bin/site/made: docs/site/requirements.txt
	python3 -m venv bin/site/env && bin/site/env/bin/pip install -q -r docs/site/requirements.txt && touch $@

night: small foreign reproducible site ## what takes too long for every change

ci: lint modules cross generated eval check schemas fit e2e python prism trial race sweeps test ## everything the CI machine checks; the tests come last

clean: ## remove what the targets above made
	rm -rf bin clean-corpus

help: ## show this
	@grep -E '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## (.*)/\1\t\2/' | expand -t 14

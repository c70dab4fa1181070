# "make ci" is exactly what the CI machine runs; "make help" lists the targets.
GO       ?= go
FUZZTIME ?= 20s
FLIPS    ?= 5000

# The linter is pinned in a module of its own, so that its dependencies stay out of ours.
STATICCHECK = $(GO) tool -modfile=tools/go.mod staticcheck

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: build test race lint fuzz bench linear steps torture e2e versus schemas eval check golden docs generated ci clean help

build: ## compile to bin/onecopy
	$(GO) build -trimpath -o bin/onecopy ./cmd/onecopy

test: ## run every test
	$(GO) test ./...

# The race detector needs a C compiler, which not every machine has; of the slow tests one uses every goroutine there is.
race: ## run the tests under the race detector
	@if [ "$$($(GO) env CGO_ENABLED)" != 1 ]; then echo "race: skipped, there is no C compiler"; else set -x; \
	$(GO) test -race -short ./clean ./shingle ./corpus ./cluster ./report && \
	$(GO) test -race -run '^TestSame$$' ./cmd/onecopy; fi

lint: ## gofmt, go vet, staticcheck
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(STATICCHECK) ./...

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
		-coverpkg=onecopy/clean/steps,onecopy/clean,strings,bytes,slices,unicode/utf8 . | tee $$dir/slowest; \
	$(GO) run . -slowest $$dir/slowest && tail -n 1 $$dir/slowest | grep -q ' 0 superlinear$$'

torture: ## kill runs at every call that changes the disk, turn FLIPS (5000) bytes of an output and its inputs
	$(GO) test -count=1 -v -run '^TestKilled' ./cmd/onecopy -torture
	$(GO) test -count=1 -timeout 30m -run '^TestVerifyFlips$$' -v ./cmd/onecopy -flips $(FLIPS)

e2e: ## open reports in Chromium, where there is one, and use them
	cd report/e2e && $(GO) test -count=1 -parallel 3 .

versus: ## time signing against two Go libraries; they are fetched for it
	cd shingle/versus && $(GO) test -v -run . -bench . -benchtime 20x

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

ci: lint generated eval check schemas e2e race test ## everything the CI machine checks; the tests come last

clean: ## remove what the targets above made
	rm -rf bin clean-corpus

help: ## show this
	@grep -E '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## (.*)/\1\t\2/' | expand -t 11

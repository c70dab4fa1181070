# The stages of onecopy on one machine, N at a time:
#
#     make -j8 -f stages.mk IN=wire OUT=clean-corpus
#
# IN is a folder of files of records, each of which is marked whole. What is made stands in WORK; make runs again what is missing
# there. N is in how many parts what has to be divided is; the result is the same for any N. An interrupted step leaves no file.
IN      = wire
OUT     = clean-corpus
WORK    = stages
N       = 8
ONECOPY = onecopy
FLAGS   =
stage   = $(ONECOPY) stage
SHELL   = /bin/sh

export LC_ALL = C

files := $(sort $(shell cd $(IN) && find . -type f ! -name '.*' | sed 's|^\./||' | grep -v '[[:space:]:]'))
docs  := $(files:%=$(WORK)/docs/%)
parts := $(shell seq 1 $(N))

.DELETE_ON_ERROR:
.PHONY: all
all: $(OUT)/report.json

$(WORK)/docs/%: $(IN)/%
	@mkdir -p $(@D) $(WORK)
	$(stage) mark $(FLAGS) --base $(IN) $< > $@

$(WORK)/templates: $(docs)
	$(stage) learn $(docs) > $@

$(WORK)/stories/%: $(WORK)/docs/% $(WORK)/templates
	@mkdir -p $(@D)
	$(stage) sign --templates $(WORK)/templates $< > $@.all
	sort -T $(WORK) -o $@ $@.all && rm $@.all

$(WORK)/ranked: $(files:%=$(WORK)/stories/%)
	$(stage) rank $^ > $@

# A part of the rows has the header, and no trailer.
divide = { head -n 1 $(1); awk 'NR > 1 && !/^\{"[~\#]/ && NR % $(N) == $(2) % $(N)' $(1); }

$(WORK)/keys.%: $(WORK)/ranked
	$(call divide,$<,$*) | $(stage) keys --open > $@.all
	sort -T $(WORK) -o $@ $@.all && rm $@.all

$(WORK)/lists: $(parts:%=$(WORK)/keys.%)
	$(stage) bucket --open $^ > $@.all
	sort -T $(WORK) -o $@ $@.all && rm $@.all

$(WORK)/proposals: $(WORK)/lists
	$(stage) pairs --open $< > $@

# The first round asks for nearly all comparisons, which are made in parts; the last ones are few. It would tell how many (-q).
$(WORK)/asked: $(WORK)/ranked $(WORK)/proposals
	$(stage) cluster -q --open $^ > $@

$(WORK)/fates.%: $(WORK)/asked
	$(call divide,$<,$*) | $(stage) verify --open --stories $(WORK)/ranked > $@.all
	sort -o $@ $@.all && rm $@.all

$(WORK)/decisions: $(WORK)/ranked $(WORK)/proposals $(parts:%=$(WORK)/fates.%)
	$(stage) cluster --open --stories $(WORK)/ranked $^ > $@

$(OUT)/report.json: $(WORK)/decisions
	$(stage) apply --open --decisions $< -o $(OUT) $(docs)

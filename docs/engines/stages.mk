# The stages of onecopy on one machine, N at a time:
#
#     make -j8 -f stages.mk IN=wire OUT=clean-corpus
#
# IN is a folder of files of records, each of which is marked whole. What is made stands in WORK; make runs again what is missing
# there. N is in how many parts what has to be divided is; the result is the same for any N. A file gets its name when it
# is whole, so a step that was killed, or whose machine went down, is made again.
IN      = wire
OUT     = clean-corpus
WORK    = stages
N       = 8
ONECOPY = onecopy
FLAGS   =
stage   = $(ONECOPY) stage
SHELL   = /bin/sh

export LC_ALL = C

# Names go to make and to the shell as they are, where ; and $( run what is behind them; .part and .all are files of a step.
odd   := $(shell cd $(IN) && find . -type f ! -name '.*' | grep -e '[][[:space:]:;&|<>()$$`"\\*?]' -e "'" -e '\.part$$' -e '\.all$$' | head -n 1)
$(if $(odd),$(error rename $(odd): the name of a file takes no blank, no colon, no sign of the shell, and does not end in .part or .all))
files := $(sort $(shell cd $(IN) && find . -type f ! -name '.*' | sed 's|^\./||'))
docs  := $(files:%=$(WORK)/docs/%)
parts := $(shell seq 1 $(N))

.DELETE_ON_ERROR:
.PRECIOUS: $(OUT)/report.json
.PHONY: all
all: $(OUT)/report.json

$(WORK)/docs/%: $(IN)/%
	@mkdir -p $(@D) $(WORK)
	$(stage) mark $(FLAGS) --base $(IN) $< > $@.part && mv $@.part $@

$(WORK)/templates: $(docs)
	$(stage) learn $(docs) > $@.part && mv $@.part $@

$(WORK)/stories/%: $(WORK)/docs/% $(WORK)/templates
	@mkdir -p $(@D)
	$(stage) sign --templates $(WORK)/templates $< > $@.all
	sort -T $(WORK) -o $@.part $@.all && rm $@.all && mv $@.part $@

$(WORK)/ranked: $(files:%=$(WORK)/stories/%)
	$(stage) rank $^ > $@.part && mv $@.part $@

# A part of the rows has the header, and no trailer. It is a file: of a pipe nobody is told that its first half died.
divide = { head -n 1 $(1) && awk 'NR > 1 && !/^\{"[~\#]/ && NR % $(N) == $(2) % $(N)' $(1); }

$(WORK)/keys.%: $(WORK)/ranked
	$(call divide,$<,$*) > $@.in
	$(stage) keys --open $@.in > $@.all
	sort -T $(WORK) -o $@.part $@.all && rm $@.in $@.all && mv $@.part $@

$(WORK)/lists: $(parts:%=$(WORK)/keys.%)
	$(stage) bucket --open $^ > $@.all
	sort -T $(WORK) -o $@.part $@.all && rm $@.all && mv $@.part $@

$(WORK)/proposals: $(WORK)/lists
	$(stage) pairs --open $< > $@.part && mv $@.part $@

# The first round asks for nearly all comparisons, which are made in parts; the last ones are few. It would tell how many (-q).
$(WORK)/asked: $(WORK)/ranked $(WORK)/proposals
	$(stage) cluster -q --open $^ > $@.part && mv $@.part $@

$(WORK)/fates.%: $(WORK)/asked
	$(call divide,$<,$*) > $@.in
	$(stage) verify --open --stories $(WORK)/ranked $@.in > $@.all
	sort -o $@.part $@.all && rm $@.in $@.all && mv $@.part $@

$(WORK)/decisions: $(WORK)/ranked $(WORK)/proposals $(parts:%=$(WORK)/fates.%)
	$(stage) cluster --open --stories $(WORK)/ranked $^ > $@.part && mv $@.part $@

# OUT is put in place whole, also where some input could not be read and this ends with an error: nothing of it may be deleted.
$(OUT)/report.json: $(WORK)/decisions
	$(stage) apply --open --decisions $< -o $(OUT) $(docs)

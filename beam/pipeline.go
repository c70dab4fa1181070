package main

import (
	"encoding/json"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

func init() {
	for _, fn := range []any{
		cutFn{}, markFn{}, scanFn{}, dueFn{}, stayFn{}, againFn{}, shortsFn{}, learnFn{}, templatesFn{}, signFn{}, rankFn{}, numberFn{}, textFn{},
		keysFn{}, bucketFn{}, pairsFn{}, walkFn{}, clusterFn{}, lookupFn{}, verifyFn{}, finalFn{}, byIDFn{}, askFn{}, settleFn{}, pairsOutFn{},
		reportFn{}, totalFn{}, partsFn{},
	} {
		beam.RegisterType(reflect.TypeOf(fn))
	}
	beam.RegisterFunction(noneFn)
}

// A job is what a pipeline is made of.
type job struct {
	plan
	small, large []task
	piece        int64 // bytes of a piece of a large file
	rounds       int   // of comparing in parts, before the rest is compared in one go
	datasets     bool  // what comes out is datasets; else the rows that apply wants
}

// build makes the pipeline.
func (j *job) build(s beam.Scope) {
	docs := j.mark(s.Scope("mark"))
	templates := j.learn(s.Scope("learn"), docs)
	slim, stories := j.rank(s.Scope("rank"), docs, templates)
	decisions := j.decide(s.Scope("decide"), slim, stories, j.propose(s.Scope("propose"), stories))
	s = s.Scope("write")
	if !j.datasets {
		beam.ParDo0(s, &partsFn{j.plan, "docs", true}, beam.GroupByKey(s, docs))
		beam.ParDo0(s, &partsFn{j.plan, "decisions", false}, beam.GroupByKey(s, decisions))
		return
	}
	table := beam.ParDo(s, &byIDFn{j.plan}, decisions)
	asked := beam.ParDo(s, &askFn{j.plan}, docs)
	fates := beam.ParDo(s, &lookupFn{j.plan, true}, beam.CoGroupByKey(s, table, asked))
	learned := beam.SideInput{Input: templates}
	settled := beam.ParDo(s, &settleFn{j.plan}, beam.CoGroupByKey(s, docs, fates), learned)
	pairs := beam.ParDo(s, &pairsOutFn{j.plan}, beam.GroupByKey(s, decisions), learned)
	told := beam.ParDo(s, &totalFn{j.plan}, beam.Flatten(s, settled, pairs))
	beam.ParDo0(s, &reportFn{j.plan}, beam.GroupByKey(s, told))
}

// create makes elements of tasks.
func create(s beam.Scope, tasks []task) beam.PCollection {
	list := make([]any, len(tasks))
	for i := range tasks {
		list[i], _ = json.Marshal(tasks[i]) // strings and numbers
	}
	return beam.Create(s, list...)
}

// mark reads the inputs. What comes out are tagged blobs of docs, by task.
func (j *job) mark(s beam.Scope) beam.PCollection {
	var all, whole []beam.PCollection
	if len(j.large) > 0 {
		pieces, ends, rest := beam.ParDo3(s, &cutFn{j.plan, j.piece}, beam.Reshuffle(s, create(s, j.large)))
		all = append(all, ends, beam.ParDo(s, &markFn{j.plan}, beam.Reshuffle(s, pieces)))
		whole = append(whole, rest)
	}
	if len(j.small) > 0 {
		whole = append(whole, create(s, j.small))
	}
	// Spread behind the Flatten: Beam's runner for Flink loses inputs of one that are spread before it.
	docs, heads, doubts := beam.ParDo3(s, &scanFn{j.plan}, beam.Reshuffle(s, flat(s, whole)))
	titles := beam.SideInput{Input: heads}
	due := beam.ParDo(s, &dueFn{j.plan}, doubts, titles)
	stay := beam.ParDo(s, &stayFn{j.plan}, docs, beam.SideInput{Input: due})
	again := beam.ParDo(s, &againFn{j.plan}, beam.Reshuffle(s, due), titles)
	return flat(s, append(all, stay, again))
}

// flat is one collection of several.
func flat(s beam.Scope, list []beam.PCollection) beam.PCollection {
	if len(list) == 1 {
		return list[0]
	}
	return beam.Flatten(s, list...)
}

// learn makes the file of the lines that are boilerplate.
func (j *job) learn(s beam.Scope, docs beam.PCollection) beam.PCollection {
	shorts := beam.ParDo(s, &shortsFn{j.plan}, docs)
	learned := beam.ParDo(s, &learnFn{j.plan}, beam.GroupByKey(s, shorts))
	none := beam.ParDo(s, noneFn, beam.Impulse(s))
	return beam.ParDo(s, &templatesFn{j.plan}, beam.GroupByKey(s, beam.Flatten(s, learned, none)))
}

// rank puts the stories in the order of survival: without texts, and with them.
func (j *job) rank(s beam.Scope, docs, templates beam.PCollection) (slim, stories beam.PCollection) {
	texts, signed := beam.ParDo2(s, &signFn{j.plan}, docs, beam.SideInput{Input: templates})
	numbers, counts := beam.ParDo2(s, &rankFn{j.plan}, beam.GroupByKey(s, signed))
	slim = beam.ParDo(s, &numberFn{j.plan}, numbers, beam.SideInput{Input: counts})
	return slim, beam.ParDo(s, &textFn{j.plan}, beam.CoGroupByKey(s, texts, slim))
}

// propose finds what each story is to be compared with.
func (j *job) propose(s beam.Scope, stories beam.PCollection) beam.PCollection {
	keys := beam.ParDo(s, &keysFn{j.plan}, stories)
	lists := beam.ParDo(s, &bucketFn{j.plan}, beam.GroupByKey(s, keys))
	return beam.ParDo(s, &pairsFn{j.plan}, beam.GroupByKey(s, lists))
}

// decide walks through the stories in rounds. A pipeline has no loops, so there are so many of them
// as were asked for, and what then is left is compared by the last one.
func (j *job) decide(s beam.Scope, slim, stories, proposals beam.PCollection) beam.PCollection {
	rows := []beam.PCollection{beam.ParDo(s, &walkFn{j.plan}, slim), proposals}
	look := func(asked beam.PCollection) beam.PCollection {
		return beam.ParDo(s, &lookupFn{j.plan, false}, beam.CoGroupByKey(s, stories, asked))
	}
	for range j.rounds {
		wants, asked := beam.ParDo2(s, &clusterFn{j.plan, false}, beam.GroupByKey(s, beam.Flatten(s, rows...)))
		rows = append(rows, beam.ParDo(s, &verifyFn{j.plan}, beam.CoGroupByKey(s, wants, look(asked))))
	}
	all := beam.Flatten(s, rows...)
	_, asked := beam.ParDo2(s, &clusterFn{j.plan, true}, beam.GroupByKey(s, all))
	return beam.ParDo(s, &finalFn{j.plan}, beam.CoGroupByKey(s, all, look(asked)))
}

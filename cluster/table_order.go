package cluster

import (
	"cmp"
	"slices"

	"onecopy/corpus"
)

// Order lists the docs in the order of survival, the one that should stay first. The order is
// total, as ids are unique.
func (t *Docs) Order() []int32 { return t.order(t.idOrder()) }

// order is Order where the places of docs in the order of ids are known.
func (t *Docs) order(byID idPlaces) []int32 {
	order := make([]int32, t.n)
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int {
		a, b := t.row(i), t.row(j)
		return cmp.Or(
			cmp.Compare(b.senior, a.senior),
			cmp.Compare(b.body, a.body),
			cmp.Compare(a.cuts, b.cuts),
			plainFirst(a.markup, b.markup),
			earlier(t.date(int(i)), t.date(int(j))),
			cmp.Compare(byID.of(i), byID.of(j)),
		)
	})
	return order
}

// survives says which of two docs stays, as the function of that name.
func (t *Docs) survives(i, j int) int {
	a, b := t.At(i), t.At(j)
	return survives(&a, &b)
}

// idPlaces has the place of each doc in the order of ids; nil where docs are in that order.
type idPlaces []int32

func (p idPlaces) of(doc int32) int32 {
	if p == nil {
		return doc
	}
	return p[doc]
}

// docs returns what gives the doc of a place.
func (p idPlaces) docs(n int) func(place int) int32 {
	if p == nil {
		return func(place int) int32 { return int32(place) }
	}
	list := make([]int32, n)
	for d, at := range p {
		list[at] = int32(d)
	}
	return func(place int) int32 { return list[place] }
}

// idOrder finds the places of docs in the order of ids.
func (t *Docs) idOrder() idPlaces {
	sorted := true
	for i := 1; i < t.n && sorted; i++ {
		sorted = corpus.CompareIDs(t.ID(i-1), t.ID(i)) <= 0
	}
	if sorted {
		return nil
	}
	list, places := make([]int32, t.n), make(idPlaces, t.n)
	for i := range list {
		list[i] = int32(i)
	}
	slices.SortFunc(list, func(i, j int32) int { return corpus.CompareIDs(t.ID(int(i)), t.ID(int(j))) })
	for at, d := range list {
		places[d] = int32(at)
	}
	return places
}

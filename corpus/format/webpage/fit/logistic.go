package main

import "math"

// A row is a line: its clues, and whether it is of the story.
type row struct {
	ones   []uint16
	yes    bool
	weight float64
}

// A model is the weights of clues and what is added to their sum.
type model struct {
	weights []float64
	base    float64
}

// all returns the scores of lines.
func (m *model) all(clues [][]uint16) []float32 {
	list := make([]float32, len(clues))
	for i := range clues {
		z := m.base
		for _, c := range clues[i] {
			z += m.weights[c]
		}
		list[i] = float32(z)
	}
	return list
}

// A problem is a logistic regression under way; the intercept is the last of its weights, and is drawn nowhere.
type problem struct {
	rows     []row
	columns  int
	strength float64
	z        []float64 // for each row
}

// Newton's method ends with steps that gain less than least of the loss, or after mostSteps; each step is found by at most mostTurns of conjugate
// gradients. To end so early draws the weights to 0 too: fitted to the end, F1 of sites held out was lower by .005.
const (
	least     = 2e-4
	mostSteps = 12
	mostTurns = 40
)

// logistic fits weights. strength draws them to 0. Sums are taken in the order of the rows, so that the outcome has the same bytes
// each time.
func logistic(rows []row, columns int, strength float64) model {
	p := &problem{rows, columns, strength, make([]float64, len(rows))}
	w, next := make([]float64, columns+1), make([]float64, columns+1)
	old := p.loss(w)
	for range mostSteps {
		step := p.step(w)
		size := 1.0
		var loss float64
		for {
			for c := range w {
				next[c] = w[c] + size*step[c]
			}
			if loss = p.loss(next); loss <= old || size < 1e-4 {
				break
			}
			size /= 2
		}
		copy(w, next)
		if old-loss < least*old {
			break
		}
		old = loss
	}
	return model{w[:columns], w[columns]}
}

// forth multiplies the rows by x.
func (p *problem) forth(x, out []float64) {
	for i := range p.rows {
		s := x[p.columns]
		for _, c := range p.rows[i].ones {
			s += x[c]
		}
		out[i] = s
	}
}

// back multiplies the columns by x.
func (p *problem) back(x, out []float64) {
	clear(out)
	for i, v := range x {
		if v == 0 {
			continue
		}
		out[p.columns] += v
		for _, c := range p.rows[i].ones {
			out[c] += v
		}
	}
}

// loss is the negative logarithm of the likelihood, and what the weights cost.
func (p *problem) loss(w []float64) float64 {
	p.forth(w, p.z)
	loss := 0.0
	for i := range p.rows {
		x := p.z[i]
		if p.rows[i].yes {
			x = -x
		}
		loss += p.rows[i].weight * (max(x, 0) + math.Log1p(math.Exp(-math.Abs(x))))
	}
	for _, x := range w[:p.columns] {
		loss += p.strength / 2 * x * x
	}
	return loss
}

// step returns a step of Newton's method, by conjugate gradients.
func (p *problem) step(w []float64) []float64 {
	curve, v := make([]float64, len(p.rows)), make([]float64, len(p.rows))
	p.forth(w, p.z)
	for i := range p.rows {
		q := 1 / (1 + math.Exp(-p.z[i]))
		v[i] = q * p.rows[i].weight
		if p.rows[i].yes {
			v[i] -= p.rows[i].weight
		}
		curve[i] = q * (1 - q) * p.rows[i].weight
	}
	n := len(w)
	step, rest, way, bent := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	p.back(v, rest)
	left := 0.0
	for c := range rest {
		if c < p.columns {
			rest[c] += p.strength * w[c]
		}
		rest[c] = -rest[c]
		way[c] = rest[c]
		left += rest[c] * rest[c]
	}
	for k, first := 0, left; k < mostTurns && left > first*1e-4; k++ {
		p.forth(way, v)
		for i := range v {
			v[i] *= curve[i]
		}
		p.back(v, bent)
		along := 0.0
		for c := range bent {
			if c < p.columns {
				bent[c] += p.strength * way[c]
			}
			along += way[c] * bent[c]
		}
		if along <= 0 {
			break
		}
		now, a := 0.0, left/along
		for c := range bent {
			step[c] += a * way[c]
			rest[c] -= a * bent[c]
			now += rest[c] * rest[c]
		}
		for c := range way {
			way[c] = rest[c] + now/left*way[c]
		}
		left = now
	}
	return step
}

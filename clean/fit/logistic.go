package main

import (
	"errors"
	"math"
)

// A row is an observation: which of the columns are 1, and whether what is asked for is there.
type row struct {
	ones   []uint8
	yes    bool
	weight float64
}

// strength is how strongly weights are drawn to 0: half of it times the sum of their squares is
// added to the loss. F1 of sources held out was .933, .935, .937, .939, .938 and .936 with .1, 1,
// 3.3, 10, 30 and 100, and precision on pages of one story the less, the stronger: .797, .794,
// .792, .788, .782 and .768.
const strength = 1 / .3

// logistic fits the weights of columns, and the intercept, which is drawn nowhere, by Newton's
// method. Columns that are not used stay 0. Sums are taken in the order of the rows, so that the
// outcome has the same bytes each time.
func logistic(rows []row, used []bool) (weights []float64, intercept float64, err error) {
	n := len(used)
	w := make([]float64, n+1) // the intercept last
	loss := lossOf(rows, w, used)
	for range 100 {
		gradient, hessian := slopes(rows, w, used)
		step, ok := solve(hessian, gradient)
		if !ok {
			return nil, 0, errors.New("the rows do not settle the weights")
		}
		size := 1.0
		next := moved(w, step, size)
		for size > 1e-6 && lossOf(rows, next, used) > loss*(1+1e-12) { // sums have so many places
			size /= 2
			next = moved(w, step, size)
		}
		w, loss = next, lossOf(rows, next, used)
		if largest(step) < 1e-6 {
			return w[:n], w[n], nil
		}
	}
	return nil, 0, errors.New("the fit does not settle in 100 steps")
}

// sumOf is the score of a row.
func sumOf(r *row, w []float64, used []bool) float64 {
	z := w[len(used)]
	for _, c := range r.ones {
		if used[c] {
			z += w[c]
		}
	}
	return z
}

// lossOf is the negative logarithm of the likelihood, and what the weights cost.
func lossOf(rows []row, w []float64, used []bool) float64 {
	var loss float64
	for i := range rows {
		z := sumOf(&rows[i], w, used)
		if rows[i].yes {
			z = -z
		}
		loss += rows[i].weight * (max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))))
	}
	for _, x := range w[:len(used)] {
		loss += strength / 2 * x * x
	}
	return loss
}

// slopes returns the first derivatives of the loss, and the second ones.
func slopes(rows []row, w []float64, used []bool) (gradient []float64, hessian [][]float64) {
	n := len(used)
	gradient, hessian = make([]float64, n+1), make([][]float64, n+1)
	for i := range hessian {
		hessian[i] = make([]float64, n+1)
	}
	var on []int
	for i := range rows {
		r := &rows[i]
		p := 1 / (1 + math.Exp(-sumOf(r, w, used)))
		g, h := p*r.weight, p*(1-p)*r.weight
		if r.yes {
			g -= r.weight
		}
		on = on[:0]
		for _, c := range r.ones {
			if used[c] {
				on = append(on, int(c))
			}
		}
		on = append(on, n)
		for k, a := range on {
			gradient[a] += g
			for _, b := range on[:k+1] {
				hessian[a][b] += h
			}
		}
	}
	for i := range n {
		gradient[i] += strength * w[i]
		hessian[i][i] += strength
	}
	return gradient, hessian
}

// solve solves a x = b of a symmetric matrix, of which the lower half is read, by Cholesky's
// method. It reports false if a is not positive definite.
func solve(a [][]float64, b []float64) (x []float64, ok bool) {
	x = append(x, b...)
	for i := range a {
		for j := 0; j <= i; j++ {
			s := a[i][j]
			for k := range j {
				s -= a[i][k] * a[j][k]
			}
			if i > j {
				a[i][j] = s / a[j][j]
				continue
			}
			if s <= 0 {
				return nil, false
			}
			a[i][i] = math.Sqrt(s)
		}
	}
	for i := range a {
		for k := range i {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	for i := len(a) - 1; i >= 0; i-- {
		for k := i + 1; k < len(a); k++ {
			x[i] -= a[k][i] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x, true
}

// moved returns w, moved against step.
func moved(w, step []float64, size float64) []float64 {
	next := make([]float64, len(w))
	for i := range w {
		next[i] = w[i] - size*step[i]
	}
	return next
}

func largest(v []float64) (most float64) {
	for _, x := range v {
		most = max(most, math.Abs(x))
	}
	return most
}

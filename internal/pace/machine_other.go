//go:build !linux && !darwin

package pace

func memory() int64 { return 0 }

package pace

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
)

// TestMemoryOf reads what Linux says, with groups of both versions.
func TestMemoryOf(t *testing.T) {
	const machine = "MemTotal:       16000000 kB\nMemFree:         100 kB\n"
	const limit = 16000000 << 10
	for name, tt := range map[string]struct {
		files map[string]string
		want  int64
	}{
		"nothing is said":     {nil, 0},
		"a machine":           {map[string]string{"/proc/meminfo": machine}, limit},
		"damaged":             {map[string]string{"/proc/meminfo": "MemTotal: -5 kB\n", "/proc/self/cgroup": "0\n::\n0::\n"}, 0},
		"no bound":            {map[string]string{"/proc/meminfo": machine, "/proc/self/cgroup": "0::/a/b\n", "/sys/fs/cgroup/a/b/memory.max": "max\n"}, limit},
		"a group":             {map[string]string{"/proc/meminfo": machine, "/proc/self/cgroup": "0::/a/b\n", "/sys/fs/cgroup/a/b/memory.max": "1000000\n"}, 1_000_000},
		"a group above":       {map[string]string{"/proc/meminfo": machine, "/proc/self/cgroup": "0::/a/b\n", "/sys/fs/cgroup/a/memory.max": "2000000\n", "/sys/fs/cgroup/a/b/memory.max": "max\n"}, 2_000_000},
		"a container":         {map[string]string{"/proc/meminfo": machine, "/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/memory.max": "3000000\n"}, 3_000_000},
		"version 1":           {map[string]string{"/proc/meminfo": machine, "/proc/self/cgroup": "5:cpu:/x\n4:memory:/docker/1\n", "/sys/fs/cgroup/memory/docker/1/memory.limit_in_bytes": "4000000\n"}, 4_000_000},
		"version 1, a root":   {map[string]string{"/proc/meminfo": machine, "/proc/self/cgroup": "4:memory:/docker/1\n", "/sys/fs/cgroup/memory/memory.limit_in_bytes": "5000000\n"}, 5_000_000},
		"version 1, no bound": {map[string]string{"/proc/meminfo": machine, "/proc/self/cgroup": "4:memory:/\n", "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n"}, limit},
	} {
		if got := memoryOf(func(path string) string { return tt.files[path] }); got != tt.want {
			t.Errorf("%s: %d, want %d", name, got, tt.want)
		}
	}
	if got := Memory(); got < 0 || (runtime.GOOS == "linux" || runtime.GOOS == "darwin") && got < 1<<20 {
		t.Errorf("%d bytes of memory", got)
	}
}

// TestLimit wants the bound that is given to hold, unless more is in use.
func TestLimit(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	before := debug.SetMemoryLimit(-1)
	defer debug.SetMemoryLimit(before)
	defer given.Store(0)
	Limit(1000 << 20)
	if got := debug.SetMemoryLimit(-1); got != 1000<<20 {
		t.Errorf("the limit is %d", got)
	}
	for _, tt := range []struct{ limit, live, want int64 }{
		{0, 500 << 20, 1000 << 20}, {600 << 20, 500 << 20, 600 << 20}, {2000 << 20, 500 << 20, 1000 << 20}, {0, 950 << 20, 0}, {math.MaxInt64, 950 << 20, math.MaxInt64},
	} {
		if got := within(tt.limit, uint64(tt.live)); got != tt.want {
			t.Errorf("%d in use, limit %d: %d, want %d", tt.live, tt.limit, got, tt.want)
		}
	}
}

package pace

import "testing"

// FuzzMemory wants whatever the system says of memory to give a bound that can be one, and groups
// to be left for the root in the end.
func FuzzMemory(f *testing.F) {
	f.Add("MemTotal:  16 kB\n", "0::/a/b\n", "max\n")
	f.Add("MemTotal: 9223372036854775807 kB", "5:cpu,memory:/../..\n0::\n", "4096")
	f.Add("", "::\n0:", "-1")
	f.Fuzz(func(t *testing.T, machine, groups, limit string) {
		if len(groups) > 4096 { // each of its parts is a file that is asked for
			return
		}
		got := memoryOf(func(path string) string {
			switch path {
			case "/proc/meminfo":
				return machine
			case "/proc/self/cgroup":
				return groups
			}
			return limit
		})
		if got < 0 {
			t.Errorf("%d bytes", got)
		}
	})
}

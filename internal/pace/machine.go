package pace

import (
	"bufio"
	"io"
	"math"
	"path"
	"strconv"
	"strings"
)

// Memory is how many bytes of memory this process may have: those of the machine, or of the
// container or group it is in; 0 if that cannot be found out.
func Memory() int64 { return memory() }

// memoryOf reads what Linux says of the memory of a process: of the machine in /proc/meminfo, and
// of each group it is in, up to the root, for both versions of cgroups. read returns "" for a
// file that is not there.
func memoryOf(read func(path string) string) int64 {
	most := int64(math.MaxInt64)
	if kB, ok := field(strings.NewReader(read("/proc/meminfo")), "MemTotal:"); ok {
		most = kB << 10
	}
	for line := range strings.Lines(read("/proc/self/cgroup")) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) < 3 {
			continue
		}
		base, name := "/sys/fs/cgroup", "memory.max"
		if parts[0] != "0" || parts[1] != "" {
			if !strings.Contains(","+parts[1]+",", ",memory,") {
				continue
			}
			base, name = "/sys/fs/cgroup/memory", "memory.limit_in_bytes"
		}
		for at := path.Clean("/" + parts[2]); ; at = path.Dir(at) {
			if n, err := strconv.ParseInt(strings.TrimSpace(read(path.Join(base, at, name))), 10, 64); err == nil && n > 0 {
				most = min(most, n)
			}
			if at == "/" {
				break
			}
		}
	}
	if most == math.MaxInt64 {
		return 0
	}
	return most
}

// field reads the number behind a name in lines of names and numbers.
func field(in io.Reader, name string) (int64, bool) {
	for lines := bufio.NewScanner(in); lines.Scan(); {
		if words := strings.Fields(lines.Text()); len(words) > 1 && words[0] == name {
			n, err := strconv.ParseInt(words[1], 10, 64)
			return n, err == nil && n >= 0 && n < math.MaxInt64>>10
		}
	}
	return 0, false
}

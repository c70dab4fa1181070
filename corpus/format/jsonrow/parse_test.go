package jsonrow

import (
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/corpus/format/columnar"
)

// TestMoment wants each moment to be read as it is written, of any year.
func TestMoment(t *testing.T) {
	for _, second := range []int64{0, -1, 86399, 951782400, 253402300800, -62135596801, -62198755200, 1e12, -1e12, 4e13, 1 << 62, -1 << 62} {
		at := time.Unix(second, 123456789).UTC()
		for _, utc := range []bool{true, false} {
			v := Value(columnar.AppendStamp(nil, at, utc))
			if got, err := v.Moment(); err != nil || !got.Equal(at) {
				t.Errorf("%s: %v, got %v, not %v", v, err, got, at)
			}
		}
	}
	for _, v := range []string{`""`, `"-"`, `"T"`, `"2031"`, `"2031-13-01"`, `"2031-02-29"`, `"x-01-01"`, `null`, `3`, `"--5-01-01"`} {
		if got, err := Value(v).Moment(); err == nil {
			t.Errorf("%s is %v", v, got)
		}
	}
}

// TestMisfit wants the record that is no row to be named.
func TestMisfit(t *testing.T) {
	for _, c := range []struct{ record, want string }{
		{`{"text":"a","id":"day#1"}`, `record "day#1" does not fit the columns: a value that is none of its column`},
		{`{"id":7}`, `record 7 does not fit the columns: a value that is none of its column`},
		{`{"text":"a"}`, `a record does not fit the columns: a value that is none of its column`},
	} {
		if got := Misfit([]byte(c.record), ErrValue).Error(); got != c.want {
			t.Errorf("%s: %s", c.record, got)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		v     string
		scale int32
		want  string // nothing: an error
	}{
		{"-1.05", 2, "-105"}, {"1", 2, "100"}, {"0", -3, "0"}, {"12000", -3, "12"}, {"-12000", -3, "-12"}, {"12001", -3, ""}, {"1.5", 0, ""}, {"1e3", 0, ""}, {`"1"`, 0, ""},
	} {
		i, err := Value(c.v).Decimal(c.scale)
		if got := ""; err == nil {
			if got = i.String(); got != c.want {
				t.Errorf("%s of scale %d is %s, not %s", c.v, c.scale, got, c.want)
			}
			if back := string(columnar.AppendDecimal(nil, i, c.scale)); c.scale < 0 && back != c.v {
				t.Errorf("%s is written as %s", c.v, back)
			}
		} else if c.want != "" {
			t.Errorf("%s of scale %d: %v", c.v, c.scale, err)
		}
	}
}

func FuzzMoment(f *testing.F) {
	f.Add(`"2031-02-03T10:11:12.5Z"`)
	f.Add(`"-12031-02-03"`)
	f.Fuzz(func(t *testing.T, s string) {
		if !jsontext.Value(s).IsValid() {
			return // a value is JSON
		}
		at, err := Value(s).Moment()
		if err != nil {
			return
		}
		if again, err := Value(columnar.AppendStamp(nil, at, true)).Moment(); err != nil || !again.Equal(at) {
			t.Errorf("%s is %v and then %v, %v", s, at, again, err)
		}
	})
}

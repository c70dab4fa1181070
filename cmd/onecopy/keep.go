package main

import "github.com/spf13/pflag"

// keepFlag is the flag of the wishes about who stays.
func keepFlag(f *pflag.FlagSet, o *options) {
	f.StringSliceVar(&o.Keep, "keep", nil, "a `LIST` of who stays: longest, earliest, first, PATH")
}

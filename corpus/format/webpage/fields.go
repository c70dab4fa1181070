package webpage

import "onecopy/corpus/format"

// fields is what a page says of itself and stories have no place of their own for.
func (m *Meta) fields(o *format.Object) {
	o.Given("section", m.Section)
	o.Given("site", m.Site)
	o.Given("description", m.description)
}

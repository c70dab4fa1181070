package parquet

import (
	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// A logical node has a type that the library does not know.
type logical struct {
	pq.Node
	is format.LogicalTypeValue
}

func (l logical) Type() pq.Type { return logicalType{l.Node.Type(), l.is} }

type logicalType struct {
	pq.Type
	is format.LogicalTypeValue
}

func (l logicalType) LogicalType() *format.LogicalType { return &format.LogicalType{Value: l.is} }

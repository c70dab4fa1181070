package parquet

import (
	"bufio"
	"fmt"
	"hash/crc32"
	"io"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// longestPage is how many bytes a page may have.
const longestPage = 512 << 20

// checkPages refuses a row group with a page that would fill the memory: a page is unpacked whole,
// and its header says how many bytes it has. Of pages themselves only dictionaries are read: the
// library holds a page of values to its checksum, and reads a dictionary without looking at that.
func checkPages(f *pq.File, i int) error {
	for _, c := range f.Metadata().RowGroups[i].Columns {
		m := &c.MetaData
		from := m.DataPageOffset
		if m.DictionaryPageOffset > 0 && m.DictionaryPageOffset < from {
			from = m.DictionaryPageOffset
		}
		if from < 4 || m.TotalCompressedSize < 0 || from > f.Size() || m.TotalCompressedSize > f.Size()-from {
			return fmt.Errorf("column %v is not in the file", m.PathInSchema)
		}
		if err := checkHeaders(f, from, m.TotalCompressedSize); err != nil {
			return fmt.Errorf("column %v: %w", m.PathInSchema, err)
		}
	}
	return nil
}

// checkHeaders goes from page to page of a column.
func checkHeaders(f *pq.File, from, size int64) error {
	var protocol thrift.CompactProtocol
	for at := int64(0); at < size; {
		section := io.NewSectionReader(f, from+at, size-at)
		counted := &counter{in: section}
		in := bufio.NewReaderSize(counted, 4096)
		var header format.PageHeader
		if err := thrift.NewDecoder(protocol.NewReader(in)).Decode(&header); err != nil {
			return fmt.Errorf("a page header at byte %d cannot be read: %w", from+at, err)
		}
		read := counted.n - int64(in.Buffered())
		if header.CompressedPageSize < 0 || header.UncompressedPageSize < 0 || header.UncompressedPageSize > longestPage {
			return fmt.Errorf("a page of %d bytes at byte %d, at most %d are read", header.UncompressedPageSize, from+at, longestPage)
		}
		body := from + at + read
		if header.Type == format.DictionaryPage && header.CRC != 0 {
			if err := checkSum(io.NewSectionReader(f, body, int64(header.CompressedPageSize)), uint32(header.CRC)); err != nil {
				return fmt.Errorf("the dictionary at byte %d: %w", body, err)
			}
		}
		at += read + int64(header.CompressedPageSize)
	}
	return nil
}

// checkSum holds the bytes of a page to the CRC-32 in its header.
func checkSum(page io.Reader, want uint32) error {
	sum := crc32.NewIEEE()
	if _, err := io.Copy(sum, page); err != nil {
		return err
	}
	if got := sum.Sum32(); got != want {
		return fmt.Errorf("its checksum is %08x, not %08x as it says", got, want)
	}
	return nil
}

// A counter counts what is read.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

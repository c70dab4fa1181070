"""How the files begin that Spark reads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# How files begin that are packed: gzip, zstd, bzip2, xz, zip.
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ\x00", b"PK\x03\x04")


def with_mark(spark: SparkSession, files: set[str]) -> frozenset[str]:
    """Says which files begin with a byte order mark: Spark cuts it off. Packed files that are not read to their end are refused."""
    with ThreadPoolExecutor(16) as pool:
        names = sorted(files)
        heads = pool.map(lambda name: _head(spark, name), names)
        return frozenset(name for name, head in zip(names, heads) if head.startswith(b"\xef\xbb\xbf"))


def _head(spark: SparkSession, file: str) -> bytes:
    """Returns how a file begins, unpacked as Spark does it.

    Of gzip and bzip2 Spark says it where a file is cut short. Of zstd it does not, and stories would be lost without a word.
    """
    jvm, made = spark._jvm, spark._jsc.hadoopConfiguration()
    path = jvm.org.apache.hadoop.fs.Path(jvm.java.net.URI(file))
    codec = jvm.org.apache.hadoop.io.compress.CompressionCodecFactory(made).getCodec(path)
    trusted = codec is None or codec.getClass().getSimpleName() in ("GzipCodec", "BZip2Codec")
    opened = path.getFileSystem(made).open(path)
    try:
        stream = codec.createInputStream(opened) if codec is not None and trusted else opened
        head = bytes(byte for byte in (stream.read() for _ in range(6)) if byte >= 0)
    finally:
        opened.close()
    if not trusted or head.startswith(_PACKED):
        raise ValueError(f"{file} is packed in a way that Spark reads wrongly or not at all: unpack it, or pack it as .gz or .bz2")
    return head

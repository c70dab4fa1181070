"""Make a Parquet file with columns of every kind, or compare two by pyarrow and DuckDB.

peers.py ready | make FILE | compare FILE FILE
"""
import datetime
import decimal
import sys

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

UTC = datetime.timezone.utc


def columns():
    """Name, type, and the value of row n."""
    moment = datetime.datetime(2031, 3, 4, 9, 12, 0, 123456)
    ints = {"int8": 7, "int16": 15, "int32": 31, "int64": 63, "uint8": 8, "uint16": 16, "uint32": 32, "uint64": 64}
    for name, bits in ints.items():
        low = 0 if name[0] == "u" else -(1 << bits)
        yield name, getattr(pa, name)(), lambda n, low=low, bits=bits: [low, (1 << bits) - 1, n % 100][n % 3]
    yield "float", pa.float32(), lambda n: [n / 7, float("inf"), -0.0][n % 3]
    yield "double", pa.float64(), lambda n: [n / 7, 1e300, -0.0][n % 3]
    yield "half", pa.float16(), lambda n: float(n % 64) / 4
    yield "bool", pa.bool_(), lambda n: n % 2 == 0
    yield "text", pa.string(), lambda n: f"Story {n} “quoted” \\ \" \t begins here,\n\nand ends. " * (1 + n % 9)
    yield "kind", pa.dictionary(pa.int32(), pa.string()), lambda n: ["news", "sport", "näher"][n % 3]
    yield "binary", pa.binary(), lambda n: bytes([n % 256, 255, 0])
    yield "fixed", pa.binary(4), lambda n: n.to_bytes(4, "big")
    yield "price", pa.decimal128(12, 2), lambda n: decimal.Decimal(n * 101 - 5000) / 100
    yield "wide", pa.decimal128(38, 10), lambda n: decimal.Decimal(10) ** 20 + decimal.Decimal(n) / 1000
    yield "day", pa.date32(), lambda n: datetime.date(1960, 1, 1) + datetime.timedelta(days=n * 37)
    yield "clock", pa.time64("us"), lambda n: datetime.time(n % 24, 1, 2, n)
    yield "millis", pa.timestamp("ms"), lambda n: moment.replace(microsecond=n % 1000 * 1000)
    yield "micros", pa.timestamp("us", "UTC"), lambda n: moment.replace(tzinfo=UTC) - datetime.timedelta(days=n * 50, microseconds=n)
    yield "nanos", pa.timestamp("ns"), lambda n: moment + datetime.timedelta(microseconds=n)
    yield "tags", pa.list_(pa.string()), lambda n: [f"t{k}" for k in range(n % 4)]
    yield "deep", pa.list_(pa.list_(pa.int32())), lambda n: [[k] * k for k in range(n % 3)]
    yield "meta", pa.struct([("lang", pa.string()), ("score", pa.float64()), ("at", pa.list_(pa.int64()))]), lambda n: {"lang": "en", "score": n / 3, "at": [n, n + 1]}
    yield "halves", pa.list_(pa.struct([("h", pa.float16())])), lambda n: [{"h": n / 8}]
    yield "map", pa.map_(pa.string(), pa.int64()), lambda n: [("a", n), ("b", None)][: n % 3]
    yield "people", pa.list_(pa.struct([("name", pa.string()), ("age", pa.int32())])), lambda n: [{"name": "Ada", "age": n}, {"name": None, "age": None}][: n % 3]


def make(path):
    # Of lists and the like what holds nothing is another thing than what is not there.
    fields, arrays, rows = [], [], 3000
    for k, (name, kind, value) in enumerate(columns()):
        fields.append((name, kind))
        values = [None if (n + k) % 11 == 0 and name not in ("text", "int64") else value(n) for n in range(rows)]
        arrays.append(pa.array(values, kind))
    schema = pa.schema(fields).set(fields.index(("int64", pa.int64())), pa.field("int64", pa.int64(), nullable=False))
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), path, compression="zstd", row_group_size=700)


def shape(path):
    """The columns of the file itself, by name, physical and logical type and levels."""
    schema = pq.ParquetFile(path).schema
    found = {}
    for i in range(len(schema)):
        c = schema.column(i)
        logical, fixed = str(c.logical_type), c.physical_type == "FIXED_LEN_BYTE_ARRAY"
        if logical in ("Int(bitWidth=32, isSigned=true)", "Int(bitWidth=64, isSigned=true)"):
            logical = "None"  # says what INT32 and INT64 say
        found[c.path] = (c.physical_type, logical, c.length if fixed else 0, c.precision, c.scale, c.max_definition_level, c.max_repetition_level)
    return found


def compare(a, b):
    before, after = shape(a), shape(b)
    problems = [f"column {name}: {kind} became {after.get(name)}" for name, kind in before.items() if after.get(name) != kind]
    problems += [f"column {name} is new" for name in after if name not in before]
    x, y = pq.read_table(a), pq.read_table(b)
    for name in x.schema.names:
        left, right = x[name], y[name]
        if pa.types.is_dictionary(left.type):
            left = left.cast(left.type.value_type)
        if left.to_pylist() != right.to_pylist() and str(left.to_pylist()) != str(right.to_pylist()):
            problems.append(f"pyarrow: the values of {name} differ")
    db = duckdb.connect()
    one, two = f"from read_parquet('{a}')", f"from read_parquet('{b}')"
    types = [db.sql("describe " + q).fetchall() for q in (one, two)]
    if types[0] != types[1]:
        problems += [f"DuckDB: {a} became {b}" for a, b in zip(*types) if a != b]
        one = two = None
    for p, q in ((one, two), (two, one)) if one else ():
        n = len(db.sql(f"select * {p} except all select * {q}").fetchall())
        if n:
            problems.append(f"DuckDB: {n} rows of {p} are not in the other")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    elif sys.argv[1] == "compare":
        sys.exit(compare(sys.argv[2], sys.argv[3]))

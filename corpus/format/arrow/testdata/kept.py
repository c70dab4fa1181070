"""Make Arrow and Parquet files with columns of every type, or compare two: schema and all values.

kept.py ready | make FOLDER | compare BEFORE AFTER [NAME=TYPE ...]

A NAME=TYPE is a column that has this type in AFTER, as its own cannot be kept; its values are not
compared where TYPE ends in "!".
"""
import datetime
import decimal
import pathlib
import sys

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

ROWS = 300
MOMENT = datetime.datetime(2031, 3, 4, 9, 12, 0, 123456)
UTC = datetime.timezone.utc


def columns():
    """Name, type, and the value of row n."""
    for name in ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]:
        top = 2 ** (int(name.strip("uint")) - (name[0] != "u")) - 1
        yield name, getattr(pa, name)(), lambda n, top=top: top if n % 2 else n % 100
    yield "text", pa.large_string(), lambda n: f"Story {n} “quoted” \\ \" \t begins here,\n\nand ends." * (1 + n % 9)
    yield "string", pa.string(), lambda n: f"{n}"
    yield "view", pa.string_view(), lambda n: "short" if n % 2 else f"A view of twelve bytes and more {n}"
    yield "kind", pa.dictionary(pa.int8(), pa.string()), lambda n: ["news", "sport", "näher"][n % 3]
    yield "large_kind", pa.dictionary(pa.int32(), pa.large_string()), lambda n: f"kind {n % 17}"
    yield "years", pa.dictionary(pa.int16(), pa.int64()), lambda n: 1990 + n % 40
    yield "grade", pa.dictionary(pa.int8(), pa.string(), ordered=True), lambda n: "cba"[n % 3]
    yield "float", pa.float32(), lambda n: n / 7
    yield "double", pa.float64(), lambda n: [n / 7, 1e300, -0.0, float("inf")][n % 4]
    yield "half", pa.float16(), lambda n: n % 64 / 4
    yield "bool", pa.bool_(), lambda n: n % 2 == 0
    yield "nothing", pa.null(), lambda n: None
    yield "binary", pa.binary(), lambda n: bytes([255, n % 256])
    yield "large_binary", pa.large_binary(), lambda n: bytes([n % 256]) * (n % 5)
    yield "binary_view", pa.binary_view(), lambda n: bytes([254, n % 256]) * (n % 9)
    yield "fixed", pa.binary(4), lambda n: bytes([n % 256, 0, 255, 1])
    yield "uuid", pa.uuid(), lambda n: n.to_bytes(16, "big")
    yield "small_price", pa.decimal32(7, 2), lambda n: decimal.Decimal(n * 101 - 5000) / 100
    yield "middle_price", pa.decimal64(12, 3), lambda n: decimal.Decimal(n * 101 - 5000) / 1000
    yield "price", pa.decimal128(12, 2), lambda n: decimal.Decimal(n * 101 - 5000) / 100
    yield "wide", pa.decimal256(60, 10), lambda n: decimal.Decimal(10) ** 40 + decimal.Decimal(n) / 1000
    yield "thousands", pa.decimal128(6, -3), lambda n: decimal.Decimal(n * 1000)
    yield "day", pa.date32(), lambda n: datetime.date(1960, 1, 1) + datetime.timedelta(days=n * 37)
    yield "day64", pa.date64(), lambda n: datetime.date(1960, 1, 1) + datetime.timedelta(days=n * 37)
    yield "clock_s", pa.time32("s"), lambda n: datetime.time(n % 24, 1, 2)
    yield "clock_ms", pa.time32("ms"), lambda n: datetime.time(n % 24, 1, 2, 3000)
    yield "clock", pa.time64("us"), lambda n: datetime.time(n % 24, 1, 2, n)
    yield "clock_ns", pa.time64("ns"), lambda n: datetime.time(n % 24, 1, 2, n)
    yield "seconds", pa.timestamp("s"), lambda n: MOMENT.replace(microsecond=0) - datetime.timedelta(days=50 * n)
    yield "millis", pa.timestamp("ms"), lambda n: MOMENT.replace(microsecond=n * 1000)
    yield "berlin", pa.timestamp("us", "Europe/Berlin"), lambda n: MOMENT.replace(tzinfo=UTC) - datetime.timedelta(days=n * 50, microseconds=n)
    yield "offset", pa.timestamp("ms", "+05:30"), lambda n: MOMENT.replace(tzinfo=UTC, microsecond=0)
    yield "nanos", pa.timestamp("ns"), lambda n: MOMENT + datetime.timedelta(microseconds=n)
    yield "lasting", pa.duration("ms"), lambda n: datetime.timedelta(milliseconds=n * 1001)
    yield "interval", pa.month_day_nano_interval(), lambda n: pa.MonthDayNano([n % 5, n, n * 1000])
    yield "tags", pa.list_(pa.string()), lambda n: [f"t{k}" for k in range(n % 4)]
    yield "kinds", pa.list_(pa.dictionary(pa.int32(), pa.string())), lambda n: [f"t{k}" for k in range(n % 4)]
    yield "deep", pa.large_list(pa.list_(pa.int32())), lambda n: [[k] * k for k in range(n % 3)]
    yield "two", pa.list_(pa.float32(), 2), lambda n: [n, n + 0.5]
    yield "listview", pa.list_view(pa.int64()), lambda n: list(range(n % 4))
    yield "large_listview", pa.large_list_view(pa.string()), lambda n: ["x"] * (n % 4)
    yield "meta", pa.struct([("lang", pa.string()), ("at", pa.list_(pa.timestamp("us", "UTC"))), ("kind", pa.dictionary(pa.int16(), pa.string()))]), lambda n: {
        "lang": "en", "at": [MOMENT.replace(tzinfo=UTC)] * (n % 3), "kind": f"k{n % 5}"}
    yield "empty", pa.struct([]), lambda n: {}
    yield "people", pa.list_(pa.struct([("name", pa.large_string()), ("age", pa.uint8())])), lambda n: [{"name": "Ada", "age": n % 200}, None][: n % 3]
    yield "map", pa.map_(pa.string(), pa.int64()), lambda n: [("a", n), ("b", None)][: n % 3]
    yield "runs", pa.run_end_encoded(pa.int32(), pa.string()), lambda n: f"run {n // 10}"


def of(kind, values):
    """An array, of kinds that pyarrow makes in two steps too."""
    if pa.types.is_dictionary(kind):
        plain = pa.array(values, kind.value_type).dictionary_encode()
        return pa.DictionaryArray.from_arrays(plain.indices.cast(kind.index_type), plain.dictionary, ordered=kind.ordered)
    if pa.types.is_run_end_encoded(kind):
        return pa.compute.run_end_encode(pa.array(values, kind.value_type), kind.run_end_type)
    if isinstance(kind, pa.BaseExtensionType):
        return kind.wrap_array(pa.array(values, kind.storage_type))
    return pa.array(values, kind)


def union():
    types = pa.array([n % 2 for n in range(ROWS)], pa.int8())
    return pa.UnionArray.from_sparse(types, [pa.array(range(ROWS)), pa.array([f"u{n}" for n in range(ROWS)])])


def make(folder):
    fields, arrays = [], []
    for k, (name, kind, value) in enumerate(columns()):
        full = name in ("text", "int64", "uuid")
        fields.append(pa.field(name, kind, nullable=name != "int64", metadata={"about": name} if name == "tags" else None))
        arrays.append(of(kind, [value(n) if full or (n + k) % 11 else None for n in range(ROWS)]))
    schema = pa.schema(fields, metadata={"made": "by kept.py"})
    rows = pa.Table.from_arrays(arrays, schema=schema)
    with pa.OSFile(str(folder / "stored.arrow"), "wb") as f, pa.ipc.new_file(f, schema) as w:
        w.write_table(rows, 70)
    some = rows.drop(["runs", "interval", "empty", "thousands", "listview", "large_listview"])  # pyarrow writes no others
    pq.write_table(some, folder / "stored.parquet", row_group_size=100)
    with pa.OSFile(str(folder / "some.arrow"), "wb") as f, pa.ipc.new_file(f, some.schema) as w:
        w.write_table(some)
    bare = some.drop(["lasting", "nothing"])
    pq.write_table(bare, folder / "bare.parquet", row_group_size=100, store_schema=False)
    rows = rows.append_column("either", union())
    with pa.OSFile(str(folder / "union.arrow"), "wb") as f, pa.ipc.new_file(f, rows.schema) as w:
        w.write_table(rows)


def named(kind):
    """A type without the names that Parquet gives to what is in lists and maps."""
    return str(kind).replace("<element: ", "<item: ").replace(" ('map')", "")


def read(path):
    if path.endswith(".parquet"):
        return pq.read_table(path)
    with pa.OSFile(path, "rb") as f:
        table = pa.ipc.open_file(f).read_all()
    table.validate(full=True)
    return table


def compare(before, after, changed):
    x, y, problems = read(before), read(after), []
    if x.num_rows != y.num_rows:
        problems.append(f"{x.num_rows} rows became {y.num_rows}")
    for field in x.schema:
        if field.name not in y.schema.names:
            problems.append(f"{field.name} is gone")
            continue
        is_, wanted = y.schema.field(field.name), changed.get(field.name, named(field.type))
        if named(is_.type) != wanted.rstrip("!"):
            problems.append(f"{field.name}: {field.type} became {is_.type}")
        if is_.nullable != field.nullable and field.name not in changed:
            problems.append(f"{field.name}: nullable {field.nullable} became {is_.nullable}")
        if wanted == named(field.type) and (is_.metadata or {}).get(b"about") != (field.metadata or {}).get(b"about"):
            problems.append(f"{field.name}: metadata {field.metadata} became {is_.metadata}")
        left, right = x[field.name].to_pylist(), y[field.name].to_pylist()
        if not wanted.endswith("!") and left != right:
            at = next((n for n in range(min(len(left), len(right))) if left[n] != right[n]), None)
            problems.append(f"{field.name}: the values differ, first in row {at}" + ("" if at is None else f": {left[at]!r} {right[at]!r}"))
    problems += [f"{name} is new" for name in y.schema.names if name not in x.schema.names]
    if (x.schema.metadata or {}).get(b"made") != (y.schema.metadata or {}).get(b"made"):
        problems.append(f"metadata {x.schema.metadata} became {y.schema.metadata}")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(pathlib.Path(sys.argv[2]))
    elif sys.argv[1] == "compare":
        sys.exit(compare(sys.argv[2], sys.argv[3], dict(c.split("=", 1) for c in sys.argv[4:])))

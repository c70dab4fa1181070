"""Write Arrow files and streams with columns of every kind, and the JSON lines that they stand for.

peers.py ready | make FOLDER
"""
import datetime
import decimal
import json
import pathlib
import sys

import pyarrow as pa
import pyarrow.feather
import pyarrow.ipc

ROWS = 3000
MOMENT = datetime.datetime(2031, 3, 4, 9, 12, 0, 123456)


def columns():
    """Name, type, the value of row n, and how it is to be read where that is something else."""
    same = lambda v: v
    for name in ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]:
        top = 2 ** (int(name.strip("uint")) - (name[0] != "u")) - 1
        yield name, getattr(pa, name)(), lambda n, top=top: top if n % 2 else n % 100, same
    yield "text", pa.string(), lambda n: f"Story {n} “quoted” \\ \" \t begins here,\n\nand ends. " * (1 + n % 9), same
    yield "large", pa.large_string(), lambda n: f"Large {n}", same
    yield "view", pa.string_view(), lambda n: "short" if n % 2 else f"A view of twelve bytes and more {n}", same
    yield "kind", pa.dictionary(pa.int32(), pa.string()), lambda n: ["news", "sport", "näher"][n % 3], same
    yield "double", pa.float64(), lambda n: n / 7, same
    yield "half", pa.float16(), lambda n: n % 64 / 4, same
    yield "bool", pa.bool_(), lambda n: n % 2 == 0, same
    yield "binary", pa.binary(), lambda n: b"\xff\x00", lambda v: "data:;base64,/wA="
    yield "fixed", pa.binary(4), lambda n: b"abcd", lambda v: "abcd"
    yield "price", pa.decimal128(12, 2), lambda n: decimal.Decimal(n * 101 - 5000) / 100, float
    yield "day", pa.date32(), lambda n: datetime.date(1960, 1, 1) + datetime.timedelta(days=n), str
    yield "day64", pa.date64(), lambda n: datetime.date(1960, 1, 1) + datetime.timedelta(days=n), str
    yield "clock", pa.time64("us"), lambda n: datetime.time(n % 24, 1, 2), str
    yield "micros", pa.timestamp("us", "UTC"), lambda n: MOMENT - datetime.timedelta(days=n), lambda v: v.isoformat() + "Z"
    yield "seconds", pa.timestamp("s"), lambda n: datetime.datetime(2031, 3, 4, 9, 12, n % 60), lambda v: v.isoformat()
    yield "tags", pa.list_(pa.string()), lambda n: [f"t{k}" for k in range(n % 4)], same
    yield "deep", pa.large_list(pa.list_(pa.int32())), lambda n: [[k] * k for k in range(n % 3)], same
    yield "two", pa.list_(pa.int32(), 2), lambda n: [n, n + 1], same
    yield "meta", pa.struct([("lang", pa.string()), ("at", pa.list_(pa.int64()))]), lambda n: {"lang": "en", "at": [n]}, same
    yield "map", pa.map_(pa.string(), pa.int64()), lambda n: [("a", n), ("b", None)][: n % 3], lambda v: [{"key": k, "value": x} for k, x in v]


def table():
    fields, arrays, lines = [], [], [{} for _ in range(ROWS)]
    for k, (name, kind, value, read) in enumerate(columns()):
        values = [None if (n + k) % 11 == 0 else value(n) for n in range(ROWS)]
        fields.append((name, kind))
        if pa.types.is_dictionary(kind):
            arrays.append(pa.array(values, kind.value_type).dictionary_encode())
        else:
            arrays.append(pa.array(values, kind))
        for line, v in zip(lines, values):
            line[name] = None if v is None else read(v)
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields)), lines


def write(path, maker, rows, **options):
    with pa.OSFile(str(path), "wb") as f, maker(f, rows.schema, options=pa.ipc.IpcWriteOptions(**options)) as w:
        w.write_table(rows, 700)


def make(folder):
    rows, lines = table()
    write(folder / "file.arrow", pa.ipc.new_file, rows)
    write(folder / "stream.arrows", pa.ipc.new_stream, rows)
    write(folder / "zstd.arrow", pa.ipc.new_file, rows, compression="zstd")
    write(folder / "lz4.arrows", pa.ipc.new_stream, rows, compression="lz4")
    write(folder / "deltas.arrows", pa.ipc.new_stream, rows, emit_dictionary_deltas=True)
    write(folder / "v4.arrow", pa.ipc.new_file, rows, metadata_version=pa.ipc.MetadataVersion.V4)
    write(folder / "old.arrow", pa.ipc.new_file, rows, metadata_version=pa.ipc.MetadataVersion.V4, use_legacy_format=True)
    pa.feather.write_feather(rows, str(folder / "two.feather"), chunksize=700)
    (folder / "lines.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    try:
        import datasets
    except ImportError:
        return
    plain = rows.drop(["view", "kind", "half", "deep", "map", "price", "two", "day64", "large"])
    datasets.Dataset(plain).save_to_disk(str(folder / "saved"))
    (next((folder / "saved").glob("*.arrow"))).rename(folder / "datasets.arrow")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(pathlib.Path(sys.argv[2]))

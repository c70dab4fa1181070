"""Keep one clean copy of each text of a data set: dedup.py IN.parquet OUT.parquet [COLUMN]

The data set goes through memory and no file is written but OUT. Needs pip install onecopy datasets.
"""

import sys

import datasets

import onecopy


def main(source: str, target: str, column: str = "content") -> None:
    table = datasets.Dataset.from_parquet(source)
    cleaned = table.map(onecopy.clean_batch, batched=True, batch_size=None, fn_kwargs={"text": column})
    cleaned.to_parquet(target)
    print(f"{cleaned.num_rows} of {table.num_rows} rows stay")


if __name__ == "__main__":
    main(*sys.argv[1:])

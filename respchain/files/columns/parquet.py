"""The columns of a Parquet file."""

from io import BytesIO
from typing import Any

from respchain.errors import MissingExtra
from respchain.files.building import brief
from respchain.language import N_, Saying, say

MOST_CELLS = 100_000_000  # of a table
MOST_BYTES = 1 << 30  # of the texts of a table
Columns = dict[str, list[Any]]


class NoTable(Exception):
    """The file holds no table that can be read; the message says why."""

    def __init__(self, message: Saying) -> None:
        super().__init__(message)
        self.message = message


def parquet_columns(raw: bytes) -> Columns:
    """The values of each column by its name, days as texts.

    Raises `NoTable` for a file that is damaged, or would fill the memory, and `MissingExtra` where polars is missing.
    """
    try:
        import polars
    except ImportError:
        raise MissingExtra(N_("reading Parquet tables"), "columns") from None
    try:
        _measure(raw)
        frame = polars.read_parquet(BytesIO(raw), hive_partitioning=False)
        texts = sum(
            int(frame[name].str.len_bytes().sum()) for name, kind in frame.schema.items() if kind == polars.String
        )
        if texts > MOST_BYTES:
            raise NoTable(say("its texts have more than {most:,} bytes", most=MOST_BYTES))
        return {name: _values(frame[name]) for name in frame.columns}
    except NoTable:
        raise
    except BaseException as why:
        if not isinstance(why, Exception) and type(why).__name__ != "PanicException":  # the reader's way to give up
            raise
        raise NoTable(say("this table cannot be read: {why}", why=brief(str(why)))) from None


def _measure(raw: bytes) -> None:
    import polars

    rows = int(polars.scan_parquet(BytesIO(raw)).select(polars.len()).collect().item())
    if rows * len(polars.read_parquet_schema(BytesIO(raw))) > MOST_CELLS:
        raise NoTable(say("it has more than {most:,} cells", most=MOST_CELLS))


def _values(series: Any) -> list[Any]:
    import polars

    from respchain.files.columns.cells import nested

    kind = series.dtype
    if kind == polars.Date:
        return list(series.dt.to_string("%Y-%m-%d").to_list())
    if kind == polars.Binary or isinstance(kind, polars.Categorical | polars.Enum):
        return list(series.cast(polars.String).to_list())
    if kind == polars.Time or kind == polars.Duration or kind == polars.Object:
        raise NoTable(say('the column "{column}" holds {kind}, which no charter states', column=series.name, kind=kind))
    plain = (
        kind == polars.String or kind == polars.Boolean or kind == polars.Null or kind.is_float() or kind.is_integer()
    )
    return list(series.to_list()) if plain else [nested(value) for value in series.to_list()]

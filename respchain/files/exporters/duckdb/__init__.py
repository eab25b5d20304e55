"""A charter as a DuckDB database: its sections as tables, what they name as relations, the findings, and views."""

from pathlib import Path
from tempfile import TemporaryDirectory

from respchain.checking import Judged
from respchain.errors import MissingExtra
from respchain.files.exporters.duckdb.day import day_tables
from respchain.files.exporters.duckdb.relations import relation_tables
from respchain.files.exporters.duckdb.sections import section_tables
from respchain.files.exporters.duckdb.views import VIEWS
from respchain.files.exporters.duckdb.writing import attach, create
from respchain.files.exporters.exported import Exported
from respchain.language import N_


def exported(done: Judged) -> Exported:
    """The bytes of a database, made in a folder of its own first.

    All tables are there, whatever the charter states. Raises `MissingExtra` where duckdb is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise MissingExtra(N_("writing a database"), "database") from None
    stated, language = done.encoded.names.stated, done.words.language
    with TemporaryDirectory() as folder:
        path = Path(folder, "charter.duckdb")
        with duckdb.connect(config={"threads": 1}) as connection:
            attach(connection, path)
            for table in (*section_tables(stated, language), *relation_tables(stated), *day_tables(done)):
                create(connection, table)
            for view in VIEWS:
                connection.execute(view)
            connection.execute("USE memory")
            connection.execute("DETACH charter")
        return Exported(path.read_bytes())

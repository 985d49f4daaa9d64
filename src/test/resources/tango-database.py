"""A Tango database for tests: python3-tango's own, in a file of the current folder, which a second start finds as
the first left it. The argument is its port.

As Debian 12 ships it, it waits for itself when it creates its tables, and misspells the query for a device's address;
both are put right here. It prints "ready" once it answers.
"""

import os
import sqlite3
import sys

import tango.databaseds
from tango.databaseds.database import main
from tango.databaseds.db_access import sqlite3 as access

COLUMNS = "name, ior, version, server, host, class, exported, pid"


def import_device(self, name):
    row = self.cursor.execute(f"SELECT {COLUMNS} FROM device WHERE name = ?", (name,)).fetchone()
    if row is None:
        access.th_exc(access.DB_DeviceNotDefined, f"device {name} not defined in the database !", "import_device")
    return list(row[6:]), [text or "" for text in row[:6]]


access.SqlDatabase.import_device = access.use_cursor(import_device)
here = os.getcwd()
os.chdir(os.path.dirname(tango.databaseds.__file__))
statements = access.get_create_db_statements()
os.chdir(here)
if not os.path.exists("tango_database.db"):
    with sqlite3.connect("tango_database.db") as database:
        for statement in statements:
            database.execute(statement)
    database.close()
main(["--port", sys.argv[1], "2"])

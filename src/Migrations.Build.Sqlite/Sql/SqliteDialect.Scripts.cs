namespace Migrations.Build.Sqlite.Sql;

/// <summary>What stands around the statements of a script for the sqlite3 program.</summary>
internal sealed partial class SqliteDialect
{
    private const string Violations = "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check";

    /// <inheritdoc/>
    public override string ScriptUsage => "Run it with: sqlite3 -bail DATABASE < FILE (without -bail sqlite3 goes on behind an error).";

    /// <summary>The driver's SQLite has foreign keys on, the program's has them off.</summary>
    public override IReadOnlyList<string> ScriptHeader { get; } = ["PRAGMA foreign_keys = ON"];

    /// <summary>The switch has no effect within a transaction (https://www.sqlite.org/pragma.html#pragma_foreign_keys).</summary>
    /// <param name="rebuilds">Whether a table is rebuilt in it.</param>
    public override IReadOnlyList<string> ScriptBegin(bool rebuilds) => rebuilds
        ?
        [
            "PRAGMA foreign_keys = OFF",
            "BEGIN IMMEDIATE",
            $"CREATE TEMP TABLE _migrations_violation AS {Violations}",
        ]
        : ["BEGIN IMMEDIATE"];

    /// <summary>Rows that refer to nothing now and did not before stop the script before it commits.</summary>
    /// <param name="rebuilds">Whether a table was rebuilt in it.</param>
    public override IReadOnlyList<string> ScriptEnd(bool rebuilds) => rebuilds
        ?
        [
            "CREATE TEMP TABLE _migrations_check (new_violations INTEGER CHECK (new_violations = 0))",
            $"INSERT INTO temp._migrations_check SELECT count(*) FROM ({Violations} EXCEPT SELECT * FROM temp._migrations_violation)",
            "DROP TABLE temp._migrations_check",
            "DROP TABLE temp._migrations_violation",
            "COMMIT",
            "PRAGMA foreign_keys = ON",
        ]
        : ["COMMIT"];
}

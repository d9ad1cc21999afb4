using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Migrations.Build.Sqlite.Running;

/// <summary>What can be wrong with a database file, said before or instead of SQLite's own short words.</summary>
internal static class SqliteFile
{
    /// <summary>Looks at the path before SQLite does.</summary>
    /// <exception cref="MigrationException">The path cannot be a database's.</exception>
    public static void Check(string path, bool isMemory, bool mayCreate)
    {
        if (isMemory || path.StartsWith("file:", StringComparison.Ordinal))
        {
            return;
        }

        if (Directory.Exists(path))
        {
            throw new MigrationException(
                DiagnosticCodes.CannotOpenDatabase,
                $"Cannot open {path} as a SQLite database: it is a directory. Name a file in it, such as {Path.Combine(path, "app.db")}.");
        }

        var directory = Path.GetDirectoryName(path);
        if (!string.IsNullOrEmpty(directory) && !Directory.Exists(directory))
        {
            throw new MigrationException(
                DiagnosticCodes.CannotOpenDatabase,
                $"Cannot open {path} as a SQLite database: there is no directory {directory}. Create it, or correct the path.");
        }

        if (!mayCreate && !File.Exists(path))
        {
            throw new MigrationException(
                DiagnosticCodes.DatabaseNotFound,
                $"There is no SQLite database {path} yet. Run MigrateUpgrade, which creates it, or correct the path.");
        }
    }

    /// <summary>Reads the file's header, which opening alone does not.</summary>
    public static void Touch(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA schema_version";
        command.ExecuteScalar();
    }

    public static MigrationException Refused(string path, SqliteException exception)
    {
        var (code, next) = exception.SqliteErrorCode switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (DiagnosticCodes.DatabaseLocked,
                "Another process holds it: end that process, or wait longer with MigrateLockTimeout."),
            raw.SQLITE_NOTADB => (DiagnosticCodes.CannotOpenDatabase,
                "The file is something else, or encrypted: correct the path."),
            raw.SQLITE_CORRUPT => (DiagnosticCodes.CannotOpenDatabase,
                "The file is damaged: restore it from a copy (see https://www.sqlite.org/recovery.html)."),
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN or raw.SQLITE_AUTH => (DiagnosticCodes.CannotOpenDatabase,
                "Give this user the right to read and write the file and its directory, or correct the path."),
            raw.SQLITE_FULL or raw.SQLITE_IOERR => (DiagnosticCodes.CannotOpenDatabase,
                "Look after the disk: it is full or fails."),
            _ => (DiagnosticCodes.CannotOpenDatabase, "Correct the path or the connection's settings."),
        };
        return new MigrationException(
            code, $"Cannot use {path} as a SQLite database: {SqliteStatementRunner.Words(exception)}. {next}", location: null, exception);
    }
}

using Microsoft.Data.Sqlite;

namespace Migrations.Build.Sqlite.Running;

/// <summary>Reads a connection string or a URL into the driver's settings, with an absolute path.</summary>
internal static class SqliteConnectionText
{
    private const string Scheme = "sqlite:";

    public static SqliteConnectionStringBuilder Parse(string text, string? directory)
    {
        var builder = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? ParseUrl(text) : ParseKeywords(text);
        if (builder.DataSource.Length == 0)
        {
            throw Refused($"it names no database file. Write {Example}.");
        }

        if (!IsMemory(builder) && !builder.DataSource.StartsWith("file:", StringComparison.Ordinal))
        {
            builder.DataSource = directory is null
                ? Path.GetFullPath(builder.DataSource)
                : Path.GetFullPath(builder.DataSource, Path.GetFullPath(directory));
        }

        return builder;
    }

    public static bool IsMemory(SqliteConnectionStringBuilder builder) =>
        builder.Mode == SqliteOpenMode.Memory || builder.DataSource == ":memory:";

    private const string Example = "'Data Source=app.db' or 'sqlite:///app.db'";

    private static SqliteConnectionStringBuilder ParseKeywords(string text)
    {
        try
        {
            return new SqliteConnectionStringBuilder(text);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw HasSecret(text)
                ? Refused($"it is not of the form keyword=value;…, or the driver does not know one of its keywords or values (which one is not shown, since it may be part of the password: a value with ; or = needs quotes). Write {Example}.")
                : Refused($"{exception.Message} Write {Example}.", exception);
        }
    }

    /// <summary>Three slashes begin a relative path, four an absolute one, as SQLAlchemy has it.</summary>
    private static SqliteConnectionStringBuilder ParseUrl(string text)
    {
        var rest = text[Scheme.Length..];
        var query = rest.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? rest : rest[..query];
        if (!path.StartsWith("///", StringComparison.Ordinal) && path is not ("" or "//"))
        {
            throw Refused("a SQLite URL has no host: write three slashes before a relative path (sqlite:///app.db), four before an absolute one.");
        }

        var file = path.Length <= 3 ? ":memory:" : Uri.UnescapeDataString(path[3..]);
        if (file.Contains('\0', StringComparison.Ordinal))
        {
            throw Refused("the name of its file has a NUL character (%00).");
        }

        var builder = new SqliteConnectionStringBuilder { DataSource = file };
        foreach (var setting in query < 0 ? [] : rest[(query + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Set(builder, setting, HasSecret(text));
        }

        return builder;
    }

    private static bool HasSecret(string text) =>
        text.Contains("password", StringComparison.OrdinalIgnoreCase) || text.Contains("pwd", StringComparison.OrdinalIgnoreCase);

    private static bool IsUnreadable(Exception exception) =>
        exception is ArgumentException or FormatException or OverflowException or InvalidCastException;

    private static void Set(SqliteConnectionStringBuilder builder, string setting, bool isSecret)
    {
        var parts = setting.Split('=', 2);
        try
        {
            builder[Uri.UnescapeDataString(parts[0])] = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "true";
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw Refused(isSecret
                ? "the driver does not know one of the URL's settings, or its value does not fit it (which one is not shown, since it may be part of the password: in a URL, & and = are written %26 and %3D)."
                : $"the driver does not know the URL's setting '{parts[0]}', or its value does not fit it.");
        }
    }

    private static MigrationException Refused(string reason, Exception? inner = null) =>
        new(DiagnosticCodes.InvalidConnectionString, $"Cannot read the connection string for SQLite: {reason}", location: null, inner);
}

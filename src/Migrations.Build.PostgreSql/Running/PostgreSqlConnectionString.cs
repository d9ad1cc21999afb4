using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;

namespace Migrations.Build.PostgreSql.Running;

/// <summary>Reads Npgsql's keyword form and URLs. What cannot be read is never shown: it may hold a password.</summary>
/// <remarks>https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING, https://www.npgsql.org/doc/connection-string-parameters.html.</remarks>
internal static partial class PostgreSqlConnectionString
{
    /// <summary>libpq's words that Npgsql spells in another way; the rest differ in blanks and underscores only.</summary>
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["user"] = "Username",
        ["dbname"] = "Database",
        ["connecttimeout"] = "Timeout",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslrootcert"] = "Root Certificate",
        ["gssencmode"] = "GSS Encryption Mode",
        ["krbsrvname"] = "Kerberos Service Name",
        ["targetsessionattrs"] = "Target Session Attributes",
        ["tcpkeepalivesidle"] = "Tcp Keepalive Time",
        ["keepalivesidle"] = "Tcp Keepalive Time",
        ["keepalivesinterval"] = "Tcp Keepalive Interval",
        ["keepalives"] = "Tcp Keepalive",
    };

    /// <summary>The settings.</summary>
    /// <exception cref="MigrationException">The text cannot be read.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        var builder = Scheme().IsMatch(text) ? ParseUrl(text.Trim()) : ParseKeywords(text);
        if (string.IsNullOrEmpty(builder.Host))
        {
            builder.Host = "localhost";
        }

        return builder;
    }

    private static NpgsqlConnectionStringBuilder ParseKeywords(string text)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            // Its message can quote what it stumbled over.
            throw Invalid("it is neither a URL (postgresql://user@host/database) nor of the form Host=…;Database=…;Username=….");
        }

        var builder = new NpgsqlConnectionStringBuilder();
        var isSecret = NamesPassword(text);
        foreach (string key in parts.Keys)
        {
            Set(builder, key, (string)parts[key], isSecret);
        }

        return builder;
    }

    private static NpgsqlConnectionStringBuilder ParseUrl(string text)
    {
        var match = Url().Match(text);
        if (!match.Success)
        {
            throw Invalid(
                "it is not of the form postgresql://user:password@host:port/database?setting=value. Characters such as / @ : # ? in a user name or password must be written as %2F %40 %3A %23 %3F (in an MSBuild file as %252F and so on, since MSBuild takes the first % away).");
        }

        if (Unescape(text).Contains('\0', StringComparison.Ordinal))
        {
            throw Invalid("it holds a NUL character (%00), which no setting takes.");
        }

        var builder = new NpgsqlConnectionStringBuilder();
        if (match.Groups["user"] is { Length: > 0 } user)
        {
            builder.Username = Unescape(user.Value);
        }

        if (match.Groups["password"] is { Success: true } password)
        {
            builder.Password = Unescape(password.Value);
        }

        if (match.Groups["host"] is { Length: > 0 } host)
        {
            SetHosts(builder, host.Value);
        }

        if (match.Groups["database"] is { Length: > 0 } database)
        {
            builder.Database = Unescape(database.Value);
        }

        // Of a password whose ? or & was not escaped, a part would be the name of a setting.
        var query = match.Groups["query"].Value;
        var isSecret = query.Contains('@', StringComparison.Ordinal) || NamesPassword(query);
        foreach (var setting in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = setting.IndexOf('=', StringComparison.Ordinal) is var at and >= 0
                ? (setting[..at], setting[(at + 1)..])
                : (setting, "");
            Set(builder, Unescape(key), Unescape(value), isSecret);
        }

        return builder;
    }

    private static void SetHosts(NpgsqlConnectionStringBuilder builder, string text)
    {
        var hosts = text.Split(',');
        if (hosts.Length > 1)
        {
            // Npgsql takes several hosts, each with its port, as they stand.
            builder.Host = Unescape(text);
            return;
        }

        var match = HostPort().Match(text);
        builder.Host = Unescape(match.Groups["host"].Value.Trim('[', ']'));
        if (match.Groups["port"] is { Length: > 0 } port)
        {
            Set(builder, "Port", port.Value, isSecret: false);
        }
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string key, string value, bool isSecret)
    {
        var keyword = Synonyms.GetValueOrDefault(Plain(key)) ?? key.Replace('_', ' ');
        try
        {
            builder[keyword] = IsWords(keyword) ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException or OverflowException)
        {
            throw Invalid(
                isSecret
                    ? "one of its settings is not known to Npgsql, or its value is not one that the setting takes (the name is not shown, since it may be part of the password: a value with ; or = needs quotes)."
                    : $"the setting '{key}' is not known to Npgsql, or its value is not one that it takes. The settings are listed at https://www.npgsql.org/doc/connection-string-parameters.html.");
        }
    }

    /// <summary>Settings whose values libpq writes with hyphens (<c>verify-full</c>) and Npgsql without.</summary>
    private static bool IsWords(string keyword) => Plain(keyword) is "sslmode" or "channelbinding" or "gssencryptionmode" or "sslnegotiation";

    private static bool NamesPassword(string text) =>
        text.Contains("password", StringComparison.OrdinalIgnoreCase) || text.Contains("pwd", StringComparison.OrdinalIgnoreCase) || text.Contains("psw", StringComparison.OrdinalIgnoreCase);

    private static string Plain(string keyword) =>
        keyword.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string Unescape(string text) => Uri.UnescapeDataString(text);

    private static MigrationException Invalid(string why) => new(
        DiagnosticCodes.InvalidConnectionString, $"The PostgreSQL connection string cannot be read: {why}");

    [GeneratedRegex(@"^\s*postgres(ql)?(\+\w+)?://", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Scheme();

    // The user's part ends at the last @ before the path, so that a password whose %40 MSBuild turned into @ still reads.
    // A path with @ is no database's name, but the rest of a password whose / was not escaped.
    [GeneratedRegex(
        @"^postgres(ql)?(\+\w+)?://((?<user>[^:/?#]*?)(:(?<password>[^/?#]*))?@)?(?<host>[^/?#@]*)(/(?<database>[^?#/@]*))?(\?(?<query>[^#]*))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Url();

    [GeneratedRegex(@"^(?<host>\[[^\]]*\]|[^:]*)(:(?<port>.*))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HostPort();
}

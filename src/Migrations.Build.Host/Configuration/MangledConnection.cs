using System.Globalization;

namespace Migrations.Build.Host.Configuration;

/// <summary>
/// Recognises a connection string that MSBuild has cut (<c>;</c> and <c>,</c> end a <c>-p:</c> value) or unescaped
/// (<c>%40</c> becomes <c>@</c> in project files, <c>-p:</c> values and environment variables that are read as properties).
/// </summary>
internal static class MangledConnection
{
    // Words that make no sense as MSBuild properties of these names unless a connection string was cut into them.
    private static readonly Dictionary<string, Func<string, bool>> StrayKeywords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Database"] = _ => true,
        ["Port"] = value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int _),
        ["Mode"] = value => value is "ReadOnly" or "ReadWrite" or "ReadWriteCreate" or "Memory",
        ["Cache"] = value => value is "Shared" or "Private" or "Default",
        ["Pooling"] = value => bool.TryParse(value, out bool _),
    };

    /// <summary>The names that the targets hand in when such a property exists: with this in front.</summary>
    public const string StrayPrefix = "Stray:";

    /// <summary>Refuses a string that did not arrive as it was written.</summary>
    /// <exception cref="MigrationException">It was mangled.</exception>
    public static void ThrowIfMangled(HostRequest request, string text)
    {
        if (text.StartsWith('"') != text.EndsWith('"') || text.StartsWith('\'') != text.EndsWith('\''))
        {
            throw Cut("it begins or ends with a lone quote");
        }

        if (ConnectionUrl.RestOf(text) is { } rest)
        {
            ThrowIfUnescaped(rest);
            return;
        }

        foreach ((string keyword, Func<string, bool> fits) in StrayKeywords)
        {
            if (request.Setting(StrayPrefix + keyword) is { } value
                && fits(value)
                && !text.Contains(';', StringComparison.Ordinal)
                && !text.Contains(keyword + "=", StringComparison.OrdinalIgnoreCase))
            {
                throw Cut($"its part '{keyword}=...' became a property of its own");
            }
        }
    }

    private static void ThrowIfUnescaped(string rest)
    {
        int end = rest.IndexOfAny(['/', '?']);
        string authority = end < 0 ? rest : rest[..end];

        // An '@', '/' or '?' of a password must be escaped in a URL; a second '@', or one behind the path's start, was.
        bool unescaped = authority.Count(c => c == '@') > 1
            || (!authority.Contains('@', StringComparison.Ordinal) && authority.Contains(':', StringComparison.Ordinal)
                && end >= 0 && rest[end..].Contains('@', StringComparison.Ordinal));
        if (unescaped)
        {
            throw new MigrationException(
                DiagnosticCodes.ConnectionStringMangled,
                "MigrateConnectionString did not arrive as it was written: MSBuild turns %40 into '@' and %2F into '/' before anyone sees them. "
                + "Write %2540 for %40 (each '%' as %25), or put the URL into an environment variable and its name into MigrateConnectionStringVariable.");
        }
    }

    private static MigrationException Cut(string sign) => new(
        DiagnosticCodes.ConnectionStringMangled,
        $"MigrateConnectionString did not arrive as it was written: {sign}, since MSBuild ends a -p: value at ';' and ','. "
        + "Write %3B for ';' and %2C for ',' (-p:MigrateConnectionString=Host=db%3BDatabase=shop), set it in the project file, "
        + "or put it into an environment variable and its name into MigrateConnectionStringVariable.");
}

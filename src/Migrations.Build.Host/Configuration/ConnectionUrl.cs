namespace Migrations.Build.Host.Configuration;

/// <summary>Tells URLs from the keyword form, whose values may hold any text.</summary>
internal static class ConnectionUrl
{
    private const string Mark = "://";

    /// <summary>The scheme, in lower case; null: the text is no URL.</summary>
    public static string? SchemeOf(string text)
    {
        int length = text.IndexOf(Mark, StringComparison.Ordinal);
        return length > 0 && text[..length].Trim() is { Length: > 0 } word && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.')
            ? word.ToLowerInvariant()
            : null;
    }

    /// <summary>What stands behind the scheme; null: the text is no URL.</summary>
    public static string? RestOf(string text) =>
        SchemeOf(text) is null ? null : text[(text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];
}

namespace Migrations.Build.Schema;

/// <summary>Names inside SQL text: what a rename does to expressions, and which columns they mention.</summary>
internal static class SqlNames
{
    /// <summary>The text with a column's name replaced wherever it stands as a name.</summary>
    public static string Rename(string text, string oldName, string newName) => string.Concat(
        from token in SqlTokenizer.Read(text)
        select IsName(token, oldName) ? Quoted(newName) : token.Text);

    /// <summary>Whether the text mentions a column.</summary>
    public static bool Mentions(string text, string name) =>
        SqlTokenizer.Read(text).Any(token => IsName(token, name));

    private static bool IsName(SqlToken token, string name) => token.Kind switch
    {
        SqlTokenKind.Word => token.Text.Equals(name, StringComparison.OrdinalIgnoreCase),
        SqlTokenKind.QuotedName => token.Name == name,
        _ => false,
    };

    private static string Quoted(string name) =>
        name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && !char.IsAsciiDigit(name[0])
            ? name
            : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

namespace Migrations.Build.Sqlite.Sql;

internal sealed partial class SqliteDialect
{
    /// <summary>https://www.sqlite.org/lang_keywords.html, as of 3.50: most would do unquoted in most places, but not in all.</summary>
    private static readonly HashSet<string> Keywords = new(
        """
        abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade
        case cast check collate column commit conflict constraint create cross current current_date current_time
        current_timestamp database default deferrable deferred delete desc detach distinct do drop each else end escape
        except exclude exclusive exists explain fail filter first following for foreign from full generated glob group
        groups having if ignore immediate in index indexed initially inner insert instead intersect into is isnull join
        key last left like limit match materialized natural no not nothing notnull null nulls of offset on or order
        others outer over partition plan pragma preceding primary query raise range recursive references regexp reindex
        release rename replace restrict returning right rollback row rows savepoint select set table temp temporary
        then ties to transaction trigger unbounded union unique update using vacuum values view virtual when where
        window with within without false true
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Quote(string name) => MustQuote(name)
        ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : name;

    private static bool MustQuote(string name) =>
        name.Length == 0
        || !(char.IsAsciiLetterLower(name[0]) || name[0] == '_')
        || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
        || Keywords.Contains(name);

    /// <summary>A collation's name, which is never a column's: its letters may stay as they are.</summary>
    private string Word(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !MustQuote(name.ToLowerInvariant()) ? name : Quote(name);

    private string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));
}

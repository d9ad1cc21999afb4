using Migrations.Build.Schema;

namespace Migrations.Build.Sqlite.Introspection;

/// <summary>Reads a stored CREATE INDEX statement (https://www.sqlite.org/lang_createindex.html).</summary>
internal static class IndexText
{
    public static TableIndex Read(string name, string sql)
    {
        var cursor = new DdlCursor(sql);
        cursor.TryTake("CREATE");
        var unique = cursor.TryTake("UNIQUE");
        cursor.TakeUntil(token => token.Is("ON"));
        cursor.Take();
        cursor.TakeUntil(token => token.IsSymbol("("));
        cursor.TryTakeSymbol("(");
        ValueList<IndexColumn> parts = [.. Parts(cursor)];
        cursor.TryTakeSymbol(")");
        string? where = cursor.TryTake("WHERE") ? cursor.TakeUntil(static _ => false) : null;
        return new TableIndex(ObjectName.Final(name), parts, "", 0) { Unique = unique, Where = where };
    }

    /// <summary>The columns and expressions up to the closing parenthesis.</summary>
    public static IEnumerable<IndexColumn> Parts(DdlCursor cursor)
    {
        do
        {
            yield return Part(cursor.TakeUntil(token => token.IsSymbol(",")));
        }
        while (cursor.TryTakeSymbol(","));
    }

    private static IndexColumn Part(string text)
    {
        var tokens = SqlTokenizer.ReadMeaningful(text).ToList();
        var end = tokens.Count;
        var descending = end > 1 && tokens[end - 1].Is("DESC");
        end -= descending || (end > 1 && tokens[end - 1].Is("ASC")) ? 1 : 0;
        string? collation = null;
        if (end > 2 && tokens[end - 2].Is("COLLATE"))
        {
            collation = tokens[end - 1].Name ?? tokens[end - 1].Text.Trim('\'');
            end -= 2;
        }

        var part = end == 1 && (tokens[0].Name ?? StringName(tokens[0])) is { } name
            ? IndexColumn.Of(name)
            : IndexColumn.Sql(end == 0 ? text : text[..(tokens[end - 1].Start + tokens[end - 1].Text.Length)]);
        return part with { Descending = descending, Collation = collation };
    }

    private static string? StringName(SqlToken token) => token.Kind == SqlTokenKind.String ? token.Text.Trim('\'') : null;
}

namespace Migrations.Build.Autogenerate;

/// <summary>The canonical form of an expression's text: two texts with the same form mean the same.</summary>
internal static class ExpressionText
{
    /// <summary>The form of a condition or a value.</summary>
    /// <param name="table">The table whose columns it speaks of, whose name before a column says nothing; null: none.</param>
    public static string Of(string text, string? table, bool ignoresCase)
    {
        var reader = new ExpressionReader(text, table, ignoresCase);
        return reader.Read()?.ToString() ?? reader.Flat();
    }

    /// <summary>The form of a default, where a quoted number is that number, and <c>nextval('s')</c> is read with or without cast.</summary>
    public static string OfDefault(string text, bool ignoresCase)
    {
        var reader = new ExpressionReader(text, table: null, ignoresCase);
        return reader.Read()?.WithoutNumberQuotes().ToString() ?? reader.Flat();
    }
}

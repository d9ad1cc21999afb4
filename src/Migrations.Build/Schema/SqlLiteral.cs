using System.Globalization;

namespace Migrations.Build.Schema;

/// <summary>Literals as the SQL standard writes them, for where no dialect is at hand.</summary>
internal static class SqlLiteral
{
    /// <summary>The value as SQL text.</summary>
    public static string Of(object? value) => value switch
    {
        null => "NULL",
        bool flag => flag ? "true" : "false",
        string text => Quote(text),
        DateOnly day => Quote(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => Quote(time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        DateTime moment => Quote(moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        DateTimeOffset moment => Quote(moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)),
        Guid id => Quote(id.ToString("D")),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => Quote(value.ToString() ?? ""),
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

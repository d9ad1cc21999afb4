using System.Globalization;

namespace Migrations.Build.Sqlite.Sql;

internal sealed partial class SqliteDialect
{
    private const string Usual = "pass a string, a number, a date or time, a Guid or bytes";

    /// <inheritdoc/>
    /// <remarks>Dates and times have the form in which Microsoft.Data.Sqlite stores them, so that it reads them back.</remarks>
    public override string Literal(object? value, SqlType? type = null) => value switch
    {
        null or DBNull => "NULL",
        SqlExpression expression => Expression(expression, type),
        Enum word => Literal(Convert.ChangeType(word, Enum.GetUnderlyingType(word.GetType()), CultureInfo.InvariantCulture), type),
        bool flag => flag ? "1" : "0",
        ulong and > long.MaxValue => throw NoValue(value, "SQLite's integers end at 9223372036854775807"),
        sbyte or byte or short or ushort or int or uint or long or ulong =>
            ((IFormattable)value).ToString(format: null, CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        float number => Number(number),
        double number => Number(number),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        ReadOnlyMemory<byte> bytes => $"X'{Convert.ToHexString(bytes.Span)}'",
        Memory<byte> bytes => $"X'{Convert.ToHexString(bytes.Span)}'",
        _ => TextOf(value, type) is { } text ? Text(text) : throw NoValue(value, Usual),
    };

    /// <summary>A value as it goes into a parameter, where the driver's own form would differ from the literal's.</summary>
    /// <exception cref="MigrationException">The driver does not take it.</exception>
    public static object? Parameter(object? value, SqlType? type) => value switch
    {
        Guid when type?.Kind == SqlTypeKind.Uuid => TextOf(value, type),
        null or DBNull or byte[] or Memory<byte> or ReadOnlyMemory<byte> or IConvertible => value,
        _ => TextOf(value, type) is null ? throw NoValue(value, Usual) : value,
    };

    private static string? TextOf(object value, SqlType? type) => value switch
    {
        string text => text,
        char character => character.ToString(),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.Ticks % TimeSpan.TicksPerSecond == 0
            ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : time.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Guid id when type?.Kind == SqlTypeKind.Uuid => id.ToString("N"),
        Guid id => id.ToString().ToUpperInvariant(),
        _ => null,
    };

    /// <summary>The sqlite3 program ends a statement at NUL: such a text goes through hexadecimal digits.</summary>
    private static string Text(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? $"CAST(X'{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text))}' AS TEXT)"
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>SQLite has no literal for NaN (it stores NULL); an exponent beyond its range is infinity.</summary>
    private static string Number(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NULL" : number > 0 ? "9e999" : "-9e999";
        }

        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    private static MigrationException NoValue(object value, string instead) => new(
        DiagnosticCodes.ValueNotSupported,
        $"Cannot write a value of type {value.GetType()} into SQL: SQLite has no literal for it; {instead}.");
}

using System.Collections;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Migrations.Build.PostgreSql.Sql;

/// <summary>Values in the text form that PostgreSQL's input functions read: what literals and COPY are made of.</summary>
internal static class PostgreSqlValue
{
    /// <summary>The finest time that PostgreSQL keeps is a microsecond; what is finer is cut off, as Npgsql does.</summary>
    private const string Seconds = "HH:mm:ss.FFFFFF";

    /// <summary>The text; null: SQL's NULL.</summary>
    /// <exception cref="MigrationException">The value's type has no text form.</exception>
    public static string? Text(object? value, SqlType? type = null)
    {
        var culture = CultureInfo.InvariantCulture;
        return value switch
        {
            null or DBNull => null,
            SqlExpression { Text: null } expression => Text(expression.Literal, type),
            string text => Checked(text),
            char c => Checked(c.ToString()),
            bool b => b ? "true" : "false",
            double d => Special(d) ?? d.ToString("R", culture),
            float f => Special(f) ?? f.ToString("R", culture),
            Half h => Special((double)h) ?? h.ToString("R", culture),
            sbyte or byte or short or ushort or int or uint or long or ulong or decimal or BigInteger or Int128 =>
                ((IFormattable)value).ToString(format: null, culture),
            System.Enum e => e.ToString("D"),
            DateTime { Kind: DateTimeKind.Utc } time => time.ToString($"yyyy-MM-dd {Seconds}'+00'", culture),
            DateTime { Kind: DateTimeKind.Local } time => Text(new DateTimeOffset(time)),
            DateTime time when type?.Kind == SqlTypeKind.Date => time.ToString("yyyy-MM-dd", culture),
            DateTime time => time.ToString($"yyyy-MM-dd {Seconds}", culture),
            DateTimeOffset time => time.ToString($"yyyy-MM-dd {Seconds}zzz", culture),
            DateOnly date => date.ToString("yyyy-MM-dd", culture),
            TimeOnly time => time.ToString(Seconds, culture),
            TimeSpan span => Interval(span),
            Guid id => id.ToString("D"),
            byte[] bytes => @"\x" + Convert.ToHexStringLower(bytes),
            ReadOnlyMemory<byte> bytes => @"\x" + Convert.ToHexStringLower(bytes.Span),
            Memory<byte> bytes => @"\x" + Convert.ToHexStringLower(bytes.Span),
            JsonElement json => json.GetRawText(),
            JsonDocument json => json.RootElement.GetRawText(),
            JsonNode json => json.ToJsonString(),
            IPAddress or IPNetwork or Uri or Version => value.ToString(),
            PhysicalAddress mac => Convert.ToHexStringLower(mac.GetAddressBytes()),
            BitArray bits => string.Concat(bits.Cast<bool>().Select(bit => bit ? '1' : '0')),
            IDictionary => throw Unknown(value),
            IEnumerable items => Array(items, type?.Element),
            _ => throw Unknown(value),
        };
    }

    /// <summary>Whether the text form needs no quotes in SQL.</summary>
    public static bool IsNumber(object value) => value switch
    {
        double d => double.IsFinite(d),
        float f => float.IsFinite(f),
        Half h => Half.IsFinite(h),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal or BigInteger or Int128 or System.Enum => true,
        _ => false,
    };

    private static string? Special(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "Infinity" : double.IsNegativeInfinity(value) ? "-Infinity" : null;

    private static string Interval(TimeSpan span)
    {
        // A sign stands before the hours, for a negative interval is negative in each of its parts.
        var days = span.Days == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{span.Days} days ");
        var time = span - TimeSpan.FromDays(span.Days);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{days}{(time < TimeSpan.Zero ? "-" : "")}{time.Duration().ToString(@"hh\:mm\:ss\.ffffff", CultureInfo.InvariantCulture)}");
    }

    private static string Array(IEnumerable items, SqlType? element)
    {
        var text = new StringBuilder("{");
        foreach (var item in items)
        {
            if (text.Length > 1)
            {
                text.Append(',');
            }

            text.Append(item switch
            {
                null or DBNull => "NULL",
                IEnumerable and not string and not byte[] and not IDictionary and not JsonNode => Array((IEnumerable)item, element),
                _ => ArrayItem(Text(item, element)!),
            });
        }

        return text.Append('}').ToString();
    }

    private static string ArrayItem(string text) =>
        $"\"{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Checked(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? throw new MigrationException(
            DiagnosticCodes.ValueNotSupported,
            "A text with the character U+0000 cannot be written: PostgreSQL keeps no such text. Take the character out, or use a bytea column.")
        : text;

    private static MigrationException Unknown(object value) => new(
        DiagnosticCodes.ValueNotSupported,
        $"A value of type {value.GetType()} cannot be written as SQL. Use a string, number, boolean, date, time, Guid, byte array, JSON, a list of those, or SqlExpression.Sql(...).");
}

using System.Globalization;
using System.Text.Json;

namespace Migrations.Build.Conformance;

/// <summary>Reads the values of rows and parameters.</summary>
internal static class ValueReader
{
    /// <summary>A row's value, in the .NET type that goes with the column's.</summary>
    public static object? Value(JsonElement row, Column column)
    {
        if (!row.TryGetProperty(column.Name, out var json))
        {
            return null;
        }

        if (json.ValueKind == JsonValueKind.Object && json.OptionalText("sql") is { } sql)
        {
            return SqlExpression.Sql(sql);
        }

        if (json.ValueKind == JsonValueKind.Object && json.OptionalText("blob") is { } hex)
        {
            return Convert.FromHexString(hex);
        }

        if (json.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return column.Type.Kind switch
        {
            SqlTypeKind.Json or SqlTypeKind.Jsonb => json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText(),
            SqlTypeKind.Numeric => json.ValueKind == JsonValueKind.String
                ? decimal.Parse(json.GetString()!, CultureInfo.InvariantCulture)
                : json.GetDecimal(),
            SqlTypeKind.Float or SqlTypeKind.Double or SqlTypeKind.Real => json.GetDouble(),
            SqlTypeKind.SmallInteger when json.ValueKind == JsonValueKind.Number => json.GetInt16(),
            SqlTypeKind.Integer when json.ValueKind == JsonValueKind.Number => json.GetInt32(),
            _ when json.ValueKind == JsonValueKind.String => Parsed(json.GetString()!, column.Type),
            _ => Plain(json),
        };
    }

    /// <summary>A value whose column is not known.</summary>
    public static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number when json.TryGetInt32(out var small) => small,
        JsonValueKind.Number when json.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => json.GetDouble(),
        _ => json.OptionalText("blob") is { } hex ? Convert.FromHexString(hex) : json.GetRawText(),
    };

    private static object Parsed(string text, SqlType type) => type.Kind switch
    {
        SqlTypeKind.Uuid => Guid.Parse(text),
        SqlTypeKind.Date => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        SqlTypeKind.Time when !type.HasTimeZone => TimeOnly.Parse(text, CultureInfo.InvariantCulture),
        SqlTypeKind.DateTime when type.HasTimeZone => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        SqlTypeKind.DateTime => DateTime.Parse(text, CultureInfo.InvariantCulture),
        _ => text,
    };
}

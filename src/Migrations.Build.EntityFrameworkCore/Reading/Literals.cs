using Microsoft.EntityFrameworkCore.Storage;

namespace Migrations.Build.EntityFrameworkCore.Reading;

/// <summary>Values of the model: those that look the same in any database as they are, all others in the words of EF Core.</summary>
internal static class Literals
{
    /// <summary>A default.</summary>
    public static SqlExpression Default(object value, string storeType, SqlType type, ModelContext context)
    {
        if (IsPlain(value) && type.Kind is not SqlTypeKind.Enum and not SqlTypeKind.Named)
        {
            return SqlExpression.Value(value);
        }

        var mapping = context.Types.FindMapping(value.GetType(), storeType) ?? context.Types.GetMappingForValue(value);
        return SqlExpression.Sql(mapping.GenerateSqlLiteral(value));
    }

    /// <summary>A value of a row, which EF Core has already converted for the database.</summary>
    public static object? OfRow(object? value, RelationalTypeMapping? mapping, ModelContext context) => value is null || IsPlain(value)
        ? value
        : SqlExpression.Sql((mapping ?? context.Types.GetMappingForValue(value)).GenerateProviderValueSqlLiteral(value));

    private static bool IsPlain(object value) =>
        value is string or bool or byte or sbyte or short or ushort or int or uint or long or double or byte[];
}

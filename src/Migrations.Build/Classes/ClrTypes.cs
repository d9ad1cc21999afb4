using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Serialization;

namespace Migrations.Build.Classes;

/// <summary>Which type of the vocabulary a CLR type is; the table of docs/model-from-classes.md.</summary>
internal static class ClrTypes
{
    private static readonly Dictionary<Type, SqlType> Plain = new()
    {
        [typeof(bool)] = SqlType.Boolean,
        [typeof(byte)] = SqlType.SmallInteger,
        [typeof(sbyte)] = SqlType.SmallInteger,
        [typeof(short)] = SqlType.SmallInteger,
        [typeof(ushort)] = SqlType.Integer,
        [typeof(int)] = SqlType.Integer,
        [typeof(uint)] = SqlType.BigInteger,
        [typeof(long)] = SqlType.BigInteger,
        [typeof(ulong)] = SqlType.Numeric(20, 0),
        [typeof(float)] = SqlType.Real,
        [typeof(double)] = SqlType.Double,
        [typeof(decimal)] = SqlType.Numeric(),
        [typeof(char)] = SqlType.Char(1),
        [typeof(string)] = SqlType.Text,
        [typeof(byte[])] = SqlType.LargeBinary,
        [typeof(Guid)] = SqlType.Uuid,
        [typeof(DateTime)] = SqlType.DateTime,
        [typeof(DateTimeOffset)] = SqlType.DateTimeOffset,
        [typeof(DateOnly)] = SqlType.Date,
        [typeof(TimeOnly)] = SqlType.Time,
        [typeof(TimeSpan)] = SqlType.Interval,
        [typeof(System.Text.Json.JsonDocument)] = SqlType.Json,
        [typeof(System.Text.Json.JsonElement)] = SqlType.Json,
    };

    /// <summary>The type of a property with its facets; null: none fits.</summary>
    public static SqlType? Of(PropertyInfo property, NamingPolicy naming)
    {
        var type = Of(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, naming);
        var length = property.GetCustomAttribute<MaxLengthAttribute>() is { Length: > 0 } most ? most.Length
            : property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength;
        var digits = property.GetCustomAttribute<PrecisionAttribute>();
        return type switch
        {
            { Kind: SqlTypeKind.Text } when length is not null => SqlType.String(length),
            { Kind: SqlTypeKind.Numeric } when digits is not null => SqlType.Numeric(digits.Precision, digits.Scale),
            { Kind: SqlTypeKind.DateTime or SqlTypeKind.Time } when digits is not null => type with { Precision = digits.Precision },
            _ => type,
        };
    }

    /// <summary>What an enum's member is called in the database.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The fields of an enum stay with it.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The fields of an enum stay with it.")]
    public static string Word(Type type, string member, NamingPolicy naming) =>
        type.GetField(member)?.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? ClassNames.Of(member, naming);

    private static SqlType? Of(Type type, NamingPolicy naming) =>
        Plain.TryGetValue(type, out var plain) ? plain
        : type.IsEnum ? SqlType.Enum(ClassNames.Of(type.Name, naming), [.. Enum.GetNames(type).Select(member => Word(type, member, naming))])
        : ElementOf(type) is { } element && Of(element, naming) is { } of ? SqlType.Array(of)
        : null;

    private static Type? ElementOf(Type type) => type.IsSZArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0]
        : null;
}
